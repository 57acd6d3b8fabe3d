import { SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useFollowRequests, useLatestRequests } from '@/api/requests';
import { t } from '@/i18n';
import { PERIODS, type PeriodName } from '@/lib/period';
import { Page } from '@/ui/Page';
import { BudgetsPanel } from './BudgetsPanel';
import { ChangesPanel } from './ChangesPanel';
import { Checklist } from './Checklist';
import { LatestRequests } from './LatestRequests';
import { MonthPanel } from './MonthPanel';
import { PerformancePanel } from './PerformancePanel';
import { Ranking } from './Ranking';
import { RefusalsPanel } from './RefusalsPanel';
import { SpendPanel } from './SpendPanel';

export default function Overview() {
  const search = useSearch({ from: '/signed-in/' });
  const { period = '7d', by = 'team' } = search;
  const navigate = useNavigate();
  const { data: latest } = useLatestRequests();
  useFollowRequests();
  const show = (change: { period?: PeriodName; by?: 'team' | 'model' }) =>
    void navigate({ to: '/', search: { ...search, ...change }, replace: true, resetScroll: false });
  const nothingYet = latest?.length === 0;
  return (
    <Page
      title={t('Overview')}
      description={nothingYet ? t('Your gateway is ready. A few steps to the first call you can account for.') : t('What your teams spend, as it happens. Days are UTC.')}
      actions={
        !nothingYet && (
          <SegmentedControl size="sm" aria-label={t('Period')} value={period} onChange={(value) => show({ period: value })} data={PERIODS()} />
        )
      }
    >
      <Stack gap="lg">
        <Checklist />
        {!nothingYet && (
          <>
            <MonthPanel />
            <SpendPanel period={period} by={by} onBy={(value) => show({ by: value })} />
            <BudgetsPanel />
            <RefusalsPanel period={period} />
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
              <Stack gap="lg">
                <PerformancePanel />
                <Ranking period={period} by="model" />
              </Stack>
              <ChangesPanel />
              <Ranking period={period} by="team" />
              <Ranking period={period} by="key" />
            </SimpleGrid>
            <LatestRequests />
          </>
        )}
      </Stack>
    </Page>
  );
}
