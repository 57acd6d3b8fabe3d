import { SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useFollowRequests, useLatestRequests } from '@/api/requests';
import { PERIODS, type PeriodName } from '@/lib/period';
import type { Dimension } from '@/lib/spend';
import { Page } from '@/ui/Page';
import { BudgetsPanel } from './BudgetsPanel';
import { Checklist } from './Checklist';
import { LatestRequests } from './LatestRequests';
import { Ranking } from './Ranking';
import { RefusalsPanel } from './RefusalsPanel';
import { SpendPanel } from './SpendPanel';

export default function Overview() {
  const search = useSearch({ from: '/signed-in/' });
  const { period = '7d', by = 'team' } = search;
  const navigate = useNavigate();
  const { data: latest } = useLatestRequests();
  useFollowRequests();
  const show = (change: { period?: PeriodName; by?: Dimension }) =>
    void navigate({ to: '/', search: { ...search, ...change }, replace: true, resetScroll: false });
  const nothingYet = latest?.length === 0;
  return (
    <Page
      title="Overview"
      description={nothingYet ? 'Your gateway is ready. Four steps to the first call you can account for.' : 'What your teams spend, as it happens. Days are UTC.'}
      actions={
        !nothingYet && (
          <SegmentedControl size="sm" aria-label="Period" value={period} onChange={(value) => show({ period: value })} data={PERIODS} />
        )
      }
    >
      <Stack gap="lg">
        <Checklist />
        {!nothingYet && (
          <>
            <SpendPanel period={period} by={by} onBy={(value) => show({ by: value })} />
            <BudgetsPanel />
            <RefusalsPanel period={period} />
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
              <Ranking period={period} by="team" />
              <Ranking period={period} by="model" />
            </SimpleGrid>
            <LatestRequests />
          </>
        )}
      </Stack>
    </Page>
  );
}
