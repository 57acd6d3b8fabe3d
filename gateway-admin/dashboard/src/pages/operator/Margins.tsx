import { Group, SegmentedControl, Stack } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { marginsQuery } from '@/api/operator';
import type { MarginRow } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { MARGIN_GROUPS, MARGIN_PERIODS, byMargin, marginFrom, marginName, marginShare, type MarginGroup, type MarginPeriod, type MarginSearch } from '@/lib/margins';
import { count, percent } from '@/lib/numbers';
import { inSentence, words } from '@/lib/words';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { Figures } from '@/ui/Figures';
import { Money } from '@/ui/Money';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { Tag } from '@/ui/Tag';

const PERIOD_NAMES = inLanguage((): Record<MarginPeriod, string> => ({ '24h': t('24 hours'), '7d': t('7 days'), '30d': t('30 days'), '90d': t('90 days') }));

/** What all tenants paid, what providers bill, and what stays. */
export default function Margins() {
  const { by = 'organization', period = '30d' } = useSearch({ from: '/signed-in/operator/margins' });
  const navigate = useNavigate();
  const from = useMemo(() => marginFrom(period, new Date()), [period]);
  const { data, error, refetch } = useQuery({ ...marginsQuery({ group_by: by, from }), placeholderData: keepPreviousData });
  const show = (change: MarginSearch) => void navigate({ to: '/operator/margins', search: { by, period, ...change }, replace: true, resetScroll: false });
  const total = data?.total;
  const kept = total && marginShare(total);
  return (
    <Page
      title={t('Margins')}
      description={t('What tenants paid to the platform, less what providers bill to the platform\'s keys.')}
      actions={
        <Group gap="sm">
          <SegmentedControl size="xs" aria-label={t('Period')} data={(Object.keys(MARGIN_PERIODS) as MarginPeriod[]).map((value) => ({ value, label: PERIOD_NAMES()[value] }))} value={period} onChange={(value) => show({ period: value as MarginPeriod })} />
          <SegmentedControl size="xs" aria-label={t('Group by')} data={MARGIN_GROUPS.map((value) => ({ value, label: words(value) }))} value={by} onChange={(value) => show({ by: value as MarginGroup })} />
        </Group>
      }
    >
      {error && !data ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <Stack gap="lg">
          <Figures
            figures={[
              { name: t('Charged'), value: total && <Money amount={total.charged} /> },
              { name: t('Billed by providers'), value: total && <Money amount={total.upstream_cost} /> },
              { name: t('Margin'), value: total && <Money amount={total.margin} /> },
              { name: t('Of what was charged'), value: total && (kept === undefined ? '–' : signed(kept)) },
            ]}
          />
          <Panel flush label={t('By {by}', { by: inSentence(by) })} title={t('By {by}', { by: inSentence(by) })}>
            <DataTable
              label={t('Margins by {by}', { by: inSentence(by) })}
              columns={columns(by)}
              rows={data && byMargin(data.rows)}
              rowKey={(row) => row.organization?.id ?? marginName(row, by)}
              empty={
                <EmptyState Icon={IconCoins} title={t('Nothing was spent')}>
                  {t('Once tenants make calls, what stays of their spend shows here.')}
                </EmptyState>
              }
            />
          </Panel>
        </Stack>
      )}
    </Page>
  );
}

function columns(by: MarginGroup): Column<MarginRow>[] {
  return [
    { header: words(by), cell: (row) => <span style={{ fontWeight: 550 }}>{marginName(row, by)}</span> },
    { header: t('Requests'), align: 'right', from: 'sm', cell: ({ sums }) => count(sums.requests) },
    { header: t('List'), align: 'right', from: 'lg', cell: ({ sums }) => <Quiet><Money amount={sums.list_cost} /></Quiet> },
    { header: t('Discount'), align: 'right', from: 'lg', cell: ({ sums }) => <Quiet><Money amount={sums.discount} /></Quiet> },
    { header: t('Fee'), align: 'right', from: 'lg', cell: ({ sums }) => <Quiet><Money amount={sums.fee} /></Quiet> },
    { header: t('Charged'), align: 'right', cell: ({ sums }) => <Money amount={sums.charged} /> },
    { header: t('Providers bill'), align: 'right', from: 'sm', cell: ({ sums }) => <Money amount={sums.upstream_cost} /> },
    { header: t('Margin'), align: 'right', cell: ({ sums }) => <Money amount={sums.margin} /> },
    { header: t('Share'), align: 'right', from: 'sm', cell: ({ sums }) => <Share of={marginShare(sums)} />, under: ({ sums }) => kept(marginShare(sums)) },
  ];
}

function kept(share: number | undefined): string | undefined {
  return share === undefined ? undefined : t('Keeps {share}', { share: signed(share) });
}

function Share({ of }: { of: number | undefined }) {
  if (of === undefined) return <Quiet>–</Quiet>;
  return of < 0 ? <Tag tone="bad">{signed(of)}</Tag> : <>{signed(of)}</>;
}

function signed(share: number): string {
  return share < 0 ? `−${percent(-share)}` : percent(share);
}
