import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { dearestQuery } from '@/api/spend';
import { inLanguage, language, t } from '@/i18n';
import { share } from '@/lib/money';
import { compact, count, percent } from '@/lib/numbers';
import type { PeriodName } from '@/lib/period';
import { rank, requestsOf, type Dimension, type Ranked } from '@/lib/spend';
import type { RequestFilter } from '@/lib/requestView';
import { inSentence } from '@/lib/words';
import { DataTable, type Column } from '@/ui/DataTable';
import { Money } from '@/ui/Money';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { TeamLink } from '@/ui/TeamLink';
import { TextLink } from '@/ui/links';
import classes from './Ranking.module.css';

const MOST = 8;

/** Who or what spent how much in the period, the dearest first. */
export function Ranking({ period, by }: { period: PeriodName; by: Dimension }) {
  const { data, error } = useQuery(dearestQuery(period, by, MOST));
  const ranked = useMemo(() => data && rank(data.rows, by), [data, by, language]);
  const title = t('Spend by {by}', { by: inSentence(by) });
  const top = ranked?.[0]?.spend ?? 0n;
  return (
    <Panel
      flush
      title={title}
      actions={
        <TextLink to="/spend" search={{ by, period: period === 'today' || period === 'month' || period === '7d' ? period : undefined }} size="sm">
          {t('Details')}
        </TextLink>
      }
    >
      {error && !data ? (
        <LoadFailure error={error} />
      ) : (
        <DataTable
          label={title}
          columns={columns(by, period, top)}
          rows={ranked}
          rowKey={({ id }) => id}
          skeletonRows={3}
          empty={
            <Text size="sm" c="dimmed" px={20} pt={4} pb={20}>
              {t('No calls in this period.')}
            </Text>
          }
        />
      )}
    </Panel>
  );
}

const NAMES = inLanguage((): Record<Dimension, string> => ({ team: t('Team'), model: t('Model'), key: t('Key') }));

function columns(by: Dimension, period: PeriodName, top: bigint): Column<Ranked>[] {
  return [
    { header: NAMES()[by], cell: (row) => <Name by={by} search={requestsOf(row.id, by, period)} row={row} top={top} /> },
    { header: t('Requests'), align: 'right', cell: (row) => count(row.requests) },
    { header: t('Tokens'), align: 'right', from: 'sm', cell: (row) => compact(row.tokens) },
    { header: t('Errors'), align: 'right', from: 'sm', cell: (row) => (row.errors ? percent(row.errors / row.requests) : '0%') },
    { header: t('Spend'), align: 'right', cell: (row) => <Money amount={row.spend} /> },
  ];
}

function Name({ by, search, row, top }: { by: Dimension; search: RequestFilter | undefined; row: Ranked; top: bigint }) {
  const name =
    by === 'team' ? (
      <TeamLink team={row} fw={550} />
    ) : search ? (
      <TextLink to="/requests" search={search} c="inherit" fw={550} inherit>
        {row.name}
      </TextLink>
    ) : (
      row.name
    );
  return (
    <div className={classes.name}>
      {name}
      <div className={classes.bar} aria-hidden="true">
        <span style={{ width: row.spend > 0n ? `max(3px, ${share(row.spend, top) * 100}%)` : 0 }} />
      </div>
    </div>
  );
}
