import { Button, SegmentedControl, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { usePartyFilters } from '@/api/filterFields';
import { ApiError } from '@/api/problem';
import { spendCsv, spendReportQuery } from '@/api/spendReport';
import { language, t } from '@/i18n';
import { linesOf, stackOf } from '@/lib/breakdown';
import { MEASURES, SPEND_FILTERS, bucketTime, daysOf, filtersOf, groupsOf, spanOf, type SpendSearch } from '@/lib/spendView';
import { FilterBar } from '@/ui/FilterBar';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { toast } from '@/ui/toast';
import { SpendChart } from '../overview/SpendChart';
import { SavedViews } from './SavedViews';
import classes from './Spend.module.css';
import { SpendControls } from './SpendControls';
import { SpendFigures } from './SpendFigures';
import { SpendTable } from './SpendTable';
import { MEASURE_SHAPES } from './measures';

/** What was spent, by whom and on what: any period, any grouping, all of it in the address. */
export default function Spend() {
  const search = useSearch({ from: '/signed-in/spend' });
  const navigate = useNavigate();
  const { data, error, isPlaceholderData, refetch } = useQuery(spendReportQuery(search));
  const fields = usePartyFilters(search);
  const { show = 'spend' } = search;
  const groups = groupsOf(search.by);
  const span = spanOf(search, new Date());
  const { lines, stack } = useMemo(() => {
    const asked = spanOf(search, new Date());
    const by = groupsOf(search.by);
    return { lines: data && linesOf(data, by), stack: data && stackOf(data.rows, by, show, asked) };
  }, [data, search, show, language]);
  const change = (next: SpendSearch) => void navigate({ to: '/spend', search: { ...search, ...next }, replace: true, resetScroll: false });
  const openBucket = (at: number) => {
    const time = bucketTime(span, at);
    if (time) void navigate({ to: '/requests', search: { ...filtersOf(search), ...time } });
  };
  const label = t('{label} over time', { label: MEASURES().find(({ value }) => value === show)?.label });
  return (
    <Page
      title={t('Spend')}
      description={t('What every team, key and model costs. Days are UTC; a link to this page shows the same.')}
      actions={
        <>
          <SavedViews search={search} />
          <Csv search={search} />
        </>
      }
    >
      <Stack gap="md">
        <SpendControls search={search} span={span} onChange={change} />
        <FilterBar
          fields={fields}
          values={search}
          onChange={(name, value) => change({ [name]: value, ...(name === 'team' ? { key: undefined } : {}) })}
          onClear={() => change(Object.fromEntries(SPEND_FILTERS.map((name) => [name, undefined])))}
        />
        {error && !data ? (
          <LoadFailure error={error} onRetry={() => void refetch()} />
        ) : (
          <div className={classes.body} data-stale={isPlaceholderData || undefined}>
            <Panel label={label}>
              <SpendFigures report={data} />
              <div className={classes.measure}>
                <SegmentedControl size="xs" aria-label={t('Show')} value={show} onChange={(value) => change({ show: value })} data={[...MEASURES()]} />
              </div>
              {stack ? <SpendChart stack={stack} label={label} shape={MEASURE_SHAPES[show]} onOpen={openBucket} /> : <div className={classes.chart} />}
            </Panel>
            <SpendTable groups={groups} lines={lines} search={search} span={span} />
          </div>
        )}
      </Stack>
    </Page>
  );
}

function Csv({ search }: { search: SpendSearch }) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const url = URL.createObjectURL(await spendCsv(search));
      const link = document.createElement('a');
      link.href = url;
      link.download = `spend-${daysOf(spanOf(search, new Date())).join('-to-')}.csv`;
      link.click();
      URL.revokeObjectURL(url);
    } catch (failure) {
      toast(failure instanceof ApiError ? failure.message : t('The export did not work. Try again.'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="default" leftSection={<IconDownload size={15} stroke={1.7} />} loading={busy} onClick={() => void save()}>
      {t('CSV')}
    </Button>
  );
}
