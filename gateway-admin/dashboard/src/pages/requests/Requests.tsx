import { Button } from '@mantine/core';
import { IconActivity, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { LIVE_EVERY_MS, newestQuery, requestsQuery } from '@/api/requests';
import { pollEvery, useIsTailing } from '@/api/tail';
import type { RequestRow } from '@/api/types';
import { language, t } from '@/i18n';
import type { RequestFilter, RequestsSearch } from '@/lib/requestView';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { Live } from '@/ui/Live';
import { MorePages } from '@/ui/MorePages';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { useAtTop } from '@/ui/useAtTop';
import { ButtonLink } from '@/ui/links';
import { RequestDrawer } from './RequestDrawer';
import { RequestFilters } from './RequestFilters';
import { requestColumns } from './requestColumns';
import classes from './Requests.module.css';

export default function Requests() {
  const { request, ...filter } = useSearch({ from: '/signed-in/requests' });
  const navigate = useNavigate();
  const { rows, query, newer } = useLiveRequests(filter);
  const { columns, open } = useMemo(() => {
    const open = (row: RequestRow) =>
      void navigate({ to: '.', search: (before) => ({ ...before, request: row.id }), resetScroll: false });
    return { open, columns: requestColumns(open) };
  }, [navigate, language]);
  const show = (change: RequestsSearch) =>
    void navigate({ to: '/requests', search: { ...filter, ...change }, replace: true, resetScroll: false });
  const clear = () => void navigate({ to: '/requests', search: {} });
  const filtered = Object.values(filter).some(Boolean);
  return (
    <Page title={t('Requests')} description={t('Every call, with what it used, what it cost and how it went.')}>
      <RequestFilters filter={filter} onChange={show} />
      {query.error && !rows ? (
        <LoadFailure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Panel
          flush
          label={t('Requests')}
          title={<Live>{filtered ? t('Matching requests') : t('All requests')}</Live>}
          actions={
            filtered && (
              <Button variant="default" size="compact-xs" onClick={clear}>
                {t('Clear filters')}
              </Button>
            )
          }
        >
          <DataTable
            label={t('Requests')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.id}/${row.seq}`}
            onOpen={open}
            selected={(row) => row.id === request}
            skeletonRows={10}
            empty={<NoRequests filtered={filtered} />}
          />
          <MorePages query={query}>{t('Show older requests')}</MorePages>
        </Panel>
      )}
      {newer && (
        <Button className={classes.newer} size="xs" radius="xl" leftSection={<IconArrowUp size={14} />} onClick={newer}>
          {t('New requests, show')}
        </Button>
      )}
      <RequestDrawer id={request} onClose={() => show({})} />
    </Page>
  );
}

/** The list, kept fresh while its beginning is looked at; else a way to what is newer, once there is something. */
function useLiveRequests(filter: RequestFilter) {
  const client = useQueryClient();
  const atTop = useAtTop();
  const every = pollEvery(LIVE_EVERY_MS, useIsTailing());
  const options = requestsQuery(filter);
  const query = useInfiniteQuery({
    ...options,
    refetchInterval: ({ state }) => (atTop && (state.data?.pages.length ?? 1) === 1 ? every : false),
  });
  const rows = query.data?.pages.flatMap((page) => page.data);
  const live = atTop && query.data?.pages.length === 1;
  const { data: newest } = useQuery({ ...newestQuery(filter), refetchInterval: every, enabled: rows !== undefined && !live });
  const isNewer = !live && rows !== undefined && typeof newest === 'string' && newest !== rows[0]?.id && newest > (rows[0]?.id ?? '');
  const newer = () => {
    window.scrollTo({ top: 0 });
    void client.resetQueries({ queryKey: options.queryKey });
  };
  return { rows, query, newer: isNewer ? newer : undefined };
}

function NoRequests({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState Icon={IconSearch} title={t('No request matches')}>
      {t('Loosen a filter above to see more.')}
    </EmptyState>
  ) : (
    <EmptyState Icon={IconActivity} title={t('No request yet')} action={<ButtonLink to="/">{t('Make your first call')}</ButtonLink>}>
      {t('Calls show here within seconds. The overview has a snippet that is ready to paste.')}
    </EmptyState>
  );
}
