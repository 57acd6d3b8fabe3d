import { Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { payloadQuery } from '@/api/requests';
import { useMay } from '@/api/session';
import type { PayloadBody } from '@/api/types';
import { t } from '@/i18n';
import { payloadText } from '@/lib/payload';
import { fullTime } from '@/lib/time';
import { CopyButton } from '@/ui/CopyButton';
import { LoadFailure } from '@/ui/Notice';
import classes from './RequestDrawer.module.css';

/** The prompt and the answer, once they are asked for: each reading is in the audit log. */
export function Payload({ id }: { id: string }) {
  const mayRead = useMay('payloads:read');
  const [shown, show] = useState(false);
  const { data, error } = useQuery({ ...payloadQuery(id), enabled: shown });
  if (!mayRead) return <Quietly>{t('It was kept. Ask an admin of the organization or the team to look at it.')}</Quietly>;
  if (!shown)
    return (
      <Button variant="default" size="compact-sm" onClick={() => show(true)}>
        {t('Show prompt and answer')}
      </Button>
    );
  if (error) return <LoadFailure error={error} />;
  if (!data) return <Skeleton height={160} radius="md" />;
  return (
    <>
      <Body name={t('Request')} body={data.request} />
      <Body name={t('Answer')} body={data.answer} />
      <Quietly>{t('Kept until {when}. That you looked is in the audit log.', { when: fullTime(data.expires_at) })}</Quietly>
    </>
  );
}

function Body({ name, body }: { name: string; body: PayloadBody }) {
  const text = payloadText(body);
  return (
    <div>
      <div className={classes.attemptHead}>
        <span>{name}</span>
        {text && <CopyButton value={text} what={name.toLowerCase()} bare />}
      </div>
      <pre className={classes.payload} tabIndex={0}>
        {text || t('Nothing')}
      </pre>
      {body.truncated && <Quietly>{t('Cut off: longer than what is kept.')}</Quietly>}
    </div>
  );
}

function Quietly({ children }: { children: ReactNode }) {
  return (
    <Text size="xs" c="dimmed" mt={8}>
      {children}
    </Text>
  );
}
