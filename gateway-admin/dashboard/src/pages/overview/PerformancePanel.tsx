import { useQuery } from '@tanstack/react-query';
import { performanceQuery } from '@/api/performance';
import type { Measurement } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { latency, percent } from '@/lib/numbers';
import { DataTable, type Column } from '@/ui/DataTable';
import { Delta } from '@/ui/Delta';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { TextLink } from '@/ui/links';

interface Row {
  name: string;
  /** Whether requests that took as long can be listed. */
  slower?: true;
  of: (measured: Measurement) => Measurement['ttft'];
}

const ROWS = inLanguage((): Row[] => [
  { name: t('Time to first token'), of: ({ ttft }) => ttft },
  { name: t('Whole request'), slower: true, of: ({ total }) => total },
  { name: t('Gateway overhead'), of: ({ overhead }) => overhead },
]);

/** How fast and how well the last 24 hours went, beside the same a week ago. */
export function PerformancePanel() {
  const { data, error, refetch } = useQuery(performanceQuery());
  const before = useQuery(performanceQuery({ daysAgo: 7 })).data?.rows[0];
  const now = data?.rows[0];
  if (data && !now) return null;
  return (
    <Panel
      flush
      title={t('Last 24 hours')}
      description={now && <Summary now={now} />}
      actions={
        <TextLink to="/requests" search={{ period: '24h' }} size="sm">
          {t('Requests')}
        </TextLink>
      }
    >
      {error && !data ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable label={t('Latency of the last 24 hours')} columns={columns(now, before)} rows={now && ROWS()} rowKey={({ name }) => name} skeletonRows={3} />
      )}
    </Panel>
  );
}

function Summary({ now }: { now: Measurement }) {
  return (
    <>
      {t('{count, plural, one {# request} other {# requests}}', { count: now.requests })},{' '}
      {now.errors > 0 ? (
        <TextLink to="/requests" search={{ status: 'error', period: '24h' }} c="inherit" inherit td="underline">
          {t('{count} failed', { count: percent(now.errors / now.requests) })}
        </TextLink>
      ) : (
        t('none failed')
      )}
    </>
  );
}

/** A percentile, and the requests beyond it. */
function Slower({ ms, linked }: { ms: number | null | undefined; linked?: true }) {
  if (!linked || !ms) return latency(ms);
  return (
    <TextLink to="/requests" search={{ period: '24h', min_total_ms: String(Math.floor(ms)) }} c="inherit" inherit>
      {latency(ms)}
    </TextLink>
  );
}

function columns(now: Measurement | undefined, before: Measurement | undefined): Column<Row>[] {
  const part = (header: string, key: 'p50' | 'p95' | 'p99', from?: 'sm'): Column<Row> => ({
    header,
    align: 'right',
    from,
    cell: ({ of, slower }) => <Slower ms={now && of(now)?.[key]} linked={slower} />,
  });
  return [
    { header: t('Latency'), cell: ({ name }) => name },
    part('p50', 'p50'),
    part('p95', 'p95'),
    part('p99', 'p99', 'sm'),
    {
      header: t('p95, on last week'),
      align: 'right',
      from: 'sm',
      cell: ({ of }) => {
        const [a, b] = [now && of(now), before && of(before)];
        return a && b ? <Delta bad now={a.p95} before={b.p95} was={latency(b.p95)} /> : <Quiet>–</Quiet>;
      },
    },
  ];
}
