import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { spendQuery } from '@/api/spend';
import { useIsDeleted } from '@/api/teams';
import type { SpendTotal } from '@/api/types';
import { inLanguage, language, t } from '@/i18n';
import { teamName } from '@/lib/deleted';
import { pico } from '@/lib/money';
import { compact, count, percent } from '@/lib/numbers';
import { PERIODS, period, type PeriodName } from '@/lib/period';
import { stack, tokensOf } from '@/lib/spend';
import { bucketEnd } from '@/lib/spendView';
import { inSentence } from '@/lib/words';
import { Figures } from '@/ui/Figures';
import { Money } from '@/ui/Money';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { TextLink } from '@/ui/links';
import { SpendChart } from './SpendChart';
import classes from './SpendPanel.module.css';

interface SpendPanelProps {
  /** Only this team's; by model then. */
  teamId?: string;
  /** Held by the page, as where it is kept in the address; else the panel has its own. */
  period?: PeriodName;
  by?: 'team' | 'model';
  onBy?: (by: 'team' | 'model') => void;
}

/** Totals of a period and the chart of its spend. */
export function SpendPanel({ teamId, period: given, by = 'model', onBy }: SpendPanelProps) {
  const [own, setOwn] = useState<PeriodName>('30d');
  const name = given ?? own;
  const { data, error, isPlaceholderData, refetch } = useQuery(spendQuery(name, by, teamId));
  const stacked = useMemo(() => data && stack(data.rows, by, period(name, new Date())), [data, by, name, language]);
  const navigate = useNavigate();
  const isGone = useIsDeleted();
  const told = stacked && { ...stacked, series: stacked.series.map(({ id, name }) => ({ id, name: teamName(name, by === 'team' && isGone(id)) })) };
  const open = (bucket: number) => {
    const { buckets, granularity } = period(name, new Date());
    const from = buckets[bucket];
    if (from) void navigate({ to: '/requests', search: { team: teamId, from, to: bucketEnd(from, granularity) } });
  };
  const control = onBy ? (
    <SegmentedControl size="xs" aria-label={t('Group by')} value={by} onChange={onBy} data={GROUPINGS()} />
  ) : (
    <SegmentedControl size="xs" aria-label={t('Period')} value={own} onChange={setOwn} data={PERIODS()} />
  );
  return (
    <Panel title={t('Spend')} actions={control}>
      {error && !data ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={classes.body} data-stale={isPlaceholderData || undefined}>
          <Totals total={data?.total} period={name} teamId={teamId} />
          {told ? <SpendChart stack={told} label={t('Spend by {by} over time', { by: inSentence(by) })} onOpen={open} /> : <div className={classes.chart} />}
        </div>
      )}
    </Panel>
  );
}

const GROUPINGS = inLanguage(() => [
  { value: 'team' as const, label: t('By team') },
  { value: 'model' as const, label: t('By model') },
]);

function Totals({ total, period, teamId }: { total: SpendTotal | undefined; period: PeriodName; teamId?: string }) {
  return (
    <Figures
      figures={[
        { name: t('Spend'), value: total && <Money amount={pico(total.spend)} /> },
        {
          name: t('Requests'),
          value: total && (
            <TextLink to="/requests" search={{ period, team: teamId }} c="inherit" inherit>
              {count(total.requests)}
            </TextLink>
          ),
        },
        { name: t('Tokens'), value: total && compact(tokensOf(total)) },
        { name: t('Errors'), value: total && <Errors total={total} period={period} teamId={teamId} /> },
      ]}
    />
  );
}

function Errors({ total, period, teamId }: { total: SpendTotal; period: PeriodName; teamId?: string }) {
  if (total.errors === 0) return <>{count(0)}</>;
  return (
    <>
      <TextLink to="/requests" search={{ status: 'error', period, team: teamId }} c="inherit" inherit>
        {count(total.errors)}
      </TextLink>
      <small className={classes.share}> {percent(total.errors / total.requests)}</small>
    </>
  );
}
