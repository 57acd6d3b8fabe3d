import { Text, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { pagesOf } from '@/api/pages';
import type { AuditEvent } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { actionText, actorText, nameIn } from '@/lib/audit';
import { fullTime } from '@/lib/time';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { MorePages } from '@/ui/MorePages';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { When } from '@/ui/When';

const COLUMNS = inLanguage((): Column<AuditEvent>[] => [
  { header: t('When'), from: 'sm', cell: (event) => <Quiet><When at={event.at} /></Quiet>, under: (event) => <When at={event.at} /> },
  { header: t('Who'), from: 'sm', cell: (event) => <Text inherit fw={550}>{actorText(event)}</Text>, under: actorText },
  { header: t('Action'), cell: (event) => actionText(event.action) },
  {
    header: t('On'),
    cell: (event) => (
      <Tooltip label={`${event.target.id}, ${fullTime(event.at)}`}>
        <span>{nameIn(event) ?? <span className="mono">{event.target.id}</span>}</span>
      </Tooltip>
    ),
  },
]);

export default function Audit() {
  const query = useInfiniteQuery(pagesOf<AuditEvent>('/api/audit', {}));
  const events = query.data?.pages.flatMap((page) => page.data);
  return (
    <Page title={t('Audit log')} description={t('Who changed what, the latest first.')}>
      {query.error && !events ? (
        <LoadFailure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Panel flush label={t('Audit log')}>
          <DataTable
            label={t('Audit log')}
            columns={COLUMNS()}
            rows={events}
            rowKey={(event) => event.id}
            skeletonRows={8}
            empty={
              <EmptyState Icon={IconHistory} title={t('Nothing has been changed yet')}>
                {t('Each change of a team, key or token will be listed here, with who made it.')}
              </EmptyState>
            }
          />
          <MorePages query={query} />
        </Panel>
      )}
    </Page>
  );
}
