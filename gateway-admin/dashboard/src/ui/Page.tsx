import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { t } from '@/i18n';
import classes from './Page.module.css';

interface PageProps {
  title: string;
  description?: ReactNode;
  /** What stands beside the title: the page's main action, filters. */
  actions?: ReactNode;
  /** A way back, above the title. */
  above?: ReactNode;
  children: ReactNode;
}

export function Page({ title, description, actions, above, children }: PageProps) {
  useDocumentTitle(t('{title} · Tollgate', { title }));
  return (
    <div className={classes.page}>
      {above}
      <Group className={classes.head} justify="space-between" align="flex-start" gap="md">
        <div>
          <Title order={1}>{title}</Title>
          {description && (
            <Text c="dimmed" mt={3} maw={620}>
              {description}
            </Text>
          )}
        </div>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </div>
  );
}

interface PanelProps {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** A table goes to the panel's edges. */
  flush?: boolean;
  label?: string;
}

export function Panel({ title, description, actions, children, flush = false, label }: PanelProps) {
  return (
    <section className={classes.panel} aria-label={label ?? (typeof title === 'string' ? title : undefined)}>
      {(title || actions) && (
        <Group className={classes.panelHead} justify="space-between" gap="sm">
          <div>
            <Title order={2} className={classes.panelTitle}>
              {title}
            </Title>
            {description && (
              <Text size="sm" c="dimmed">
                {description}
              </Text>
            )}
          </div>
          {actions}
        </Group>
      )}
      <div className={flush ? classes.flush : classes.panelBody}>{children}</div>
    </section>
  );
}

export function PageSkeleton() {
  return (
    <div className={classes.page} role="status" aria-busy="true" aria-label={t('Loading')}>
      <Stack gap={10} mb={28}>
        <Skeleton height={24} width={180} />
        <Skeleton height={14} width={320} maw="100%" />
      </Stack>
      <Skeleton height={300} radius="lg" />
    </div>
  );
}
