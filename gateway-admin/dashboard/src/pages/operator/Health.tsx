import { SimpleGrid, Stack, Tooltip } from '@mantine/core';
import { IconHeartbeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { catalogueQuery } from '@/api/catalogue';
import { breakersQuery, systemQuery } from '@/api/operator';
import type { BreakerTurns, System, SystemStore } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { bytesText, healthLines, wellOf, type Line } from '@/lib/health';
import { count, latency, percent } from '@/lib/numbers';
import { relative } from '@/lib/time';
import { words } from '@/lib/words';
import type { Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { Facts } from '@/ui/Facts';
import { Figures } from '@/ui/Figures';
import { Live } from '@/ui/Live';
import { LongTable } from '@/ui/LongTable';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { Tag, type Tone } from '@/ui/Tag';
import { When } from '@/ui/When';
import { BreakerTimeline } from './BreakerTimeline';

const HEALTH_EVERY_MS = 5_000;

/** Whether everything works: the machinery, and every offering with every credential. */
export default function Health() {
  const system = useQuery(systemQuery);
  const credentials = useQuery({ ...catalogueQuery('credentials'), refetchInterval: HEALTH_EVERY_MS });
  const breakers = useQuery(breakersQuery).data;
  const lines = credentials.data && healthLines(credentials.data);
  return (
    <Page title={t('Health')} description={t('The machinery and the providers, as the node that answers sees them now.')}>
      <Stack gap="lg">
        {system.error && !system.data && <LoadFailure error={system.error} onRetry={() => void system.refetch()} />}
        <Figures figures={figures(system.data, lines)} />
        <SimpleGrid cols={{ base: 1, md: 3 }} spacing="lg">
          <Store title="Redis" store={system.data?.redis} size={t('Memory')} />
          <Store title="Postgres" store={system.data?.postgres} size={t('Disk')} />
          <Nodes system={system.data} />
        </SimpleGrid>
        {credentials.error && !credentials.data ? (
          <LoadFailure error={credentials.error} onRetry={() => void credentials.refetch()} />
        ) : (
          <Panel flush label={t('Offerings')} title={<Live>{t('Offerings')}</Live>} description={t('Each with each credential, what does worst first.')}>
            <LongTable
              label={t('Offerings')}
              columns={columns(breakers)}
              rows={lines}
              rowKey={({ offering, credential }) => `${offering}/${credential}`}
              textOf={({ offering, credential }) => `${offering} ${credential}`}
              empty={
                <EmptyState Icon={IconHeartbeat} title={t('Nothing to watch yet')}>
                  {t('Add a provider with a credential and an offering in the catalogue.')}
                </EmptyState>
              }
            />
          </Panel>
        )}
      </Stack>
    </Page>
  );
}

function figures(system: System | undefined, lines: Line[] | undefined) {
  const queue = system?.usage_queue;
  return [
    { name: t('Nodes'), value: system && (system.nodes.length > 0 ? count(system.nodes.length) : t('Unknown')) },
    { name: t('Offerings that work'), value: lines && t('{working} of {all}', { working: count(wellOf(lines)), all: count(lines.length) }) },
    { name: t('Rows on their way'), value: queue && (queue.waiting === null ? t('Unknown') : count(queue.waiting)) },
    { name: t('Waiting longest'), value: queue && (queue.since ? relative(queue.since) : t('None waits')) },
  ];
}

function Store({ title, store, size }: { title: string; store?: SystemStore; size: string }) {
  const facts: [string, ReactNode][] = store
    ? [
        [t('State'), <Tag tone={store.up ? 'good' : 'bad'}>{store.up ? t('Answers') : (store.problem ?? t('Away'))}</Tag>],
        [t('Answer time'), latency(store.ping_ms)],
        [t('Version'), store.version ?? '–'],
        [size, store.bytes === null ? '–' : bytesText(store.bytes)],
        [t('Connections'), store.connections === null ? '–' : count(store.connections)],
      ]
    : [];
  return (
    <Panel title={title}>
      <Facts facts={facts} />
    </Panel>
  );
}

function Nodes({ system }: { system?: System }) {
  return (
    <Panel title={t('Nodes')}>
      {system && (
        <Facts
          facts={system.nodes.map(({ name, heard_at }) => [
            name === system.node ? t('{name} (this one)', { name: short(name) }) : short(name),
            <Quiet key={name}>
              <When at={heard_at} />
            </Quiet>,
          ])}
        />
      )}
    </Panel>
  );
}

function short(name: string): string {
  return name.length > 22 ? `${name.slice(0, 20)}…` : name;
}

const STANDINGS = inLanguage((): Record<Line['standing'], { word: string; tone: Tone }> => ({
  closed: { word: t('Works'), tone: 'good' },
  half_open: { word: t('Recovering'), tone: 'warn' },
  cooling: { word: t('Cooling'), tone: 'warn' },
  open: { word: t('Failing'), tone: 'bad' },
  parked: { word: t('Parked'), tone: 'bad' },
}));

const columns = (breakers: BreakerTurns | undefined): Column<Line>[] => [
  { header: t('Offering'), cell: ({ offering }) => <span style={{ fontWeight: 550 }}>{offering}</span> },
  { header: t('Credential'), from: 'md', cell: ({ credential }) => <Quiet>{credential}</Quiet> },
  { header: t('Breaker'), cell: (line) => <Standing of={line} /> },
  { header: t('Last 24 hours'), from: 'lg', cell: (line) => <BreakerTimeline turns={breakers} of={line} /> },
  { header: t('Errors'), align: 'right', cell: ({ error_ratio }) => (error_ratio > 0 ? percent(error_ratio) : <Quiet>{t('None')}</Quiet>) },
  { header: t('First token'), align: 'right', from: 'sm', cell: ({ ttft_ms }) => latency(ttft_ms) },
  { header: t('Each token'), align: 'right', from: 'lg', cell: ({ token_ms }) => latency(token_ms) },
  { header: t('Under way'), align: 'right', from: 'md', cell: ({ in_flight }) => (in_flight > 0 ? count(in_flight) : <Quiet>0</Quiet>) },
  {
    header: t('Last error'),
    from: 'md',
    cell: ({ last_error }) =>
      last_error ? (
        <Tooltip label={last_error.message || last_error.outcome} multiline maw={420}>
          <span>
            {words(last_error.outcome)} <Quiet><When at={last_error.at} /></Quiet>
          </span>
        </Tooltip>
      ) : (
        <Quiet>{t('None')}</Quiet>
      ),
  },
];

function Standing({ of: { standing, until, parked, told_by } }: { of: Line }) {
  const { word, tone } = STANDINGS()[standing];
  const told = [parked && words(parked), until && t('until {until}', { until: relative(until) }), told_by === 'another_node' && t('another node told')].filter(Boolean).join(', ');
  return (
    <Tooltip label={told} disabled={!told}>
      <span>
        <Tag tone={tone}>{word}</Tag>
      </span>
    </Tooltip>
  );
}
