import { Button, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiError, isFinal } from '@/api/problem';
import { t } from '@/i18n';
import classes from './Notice.module.css';

/** A failure shown where it happened, read out when it appears. */
export function Notice({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div role="alert" className={classes.notice}>
      <IconAlertCircle size={17} stroke={1.8} className={classes.icon} aria-hidden />
      <Text size="sm" className={classes.text}>
        {children}
      </Text>
      {action}
    </div>
  );
}

/** In place of what could not be loaded. */
export function LoadFailure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const message = error instanceof ApiError ? error.message : t('This part of the console failed to load.');
  const retry = onRetry && !isFinal(error) && (
    <Button variant="default" size="compact-sm" onClick={onRetry}>
      {t('Try again')}
    </Button>
  );
  return <Notice action={retry}>{message}</Notice>;
}
