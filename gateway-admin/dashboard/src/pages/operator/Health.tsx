import { SimpleGrid, Stack, Tooltip } from '@mantine/core';
import { IconHeartbeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { catalogueQuery } from '@/api/catalogue';
import { systemQuery } from '@/api/operator';
import type { System, SystemStore } from '@/api/types';
import { bytesText, healthLines, wellOf, type Line } from '@/lib/health';
import { count, latency, percent } from '@/lib/numbers';
import { relative } from '@/lib/time';
import { words } from '@/lib/words';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { Facts } from '@/ui/Facts';
import { Figures } from '@/ui/Figures';
import { Live } from '@/ui/Live';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { Tag, type Tone } from '@/ui/Tag';
import { When } from '@/ui/When';

const HEALTH_EVERY_MS = 5_000;

/** Whether everything works: the machinery, and every offering with every credential. */
export default function Health() {
  const system = useQuery(systemQuery);
  const credentials = useQuery({ ...catalogueQuery('credentials'), refetchInterval: HEALTH_EVERY_MS });
  const lines = credentials.data && healthLines(credentials.data);
  return (
    <Page title="Health" description="The machinery and the providers, as the node that answers sees them now.">
      <Stack gap="lg">
        {system.error && !system.data && <LoadFailure error={system.error} onRetry={() => void system.refetch()} />}
        <Figures figures={figures(system.data, lines)} />
        <SimpleGrid cols={{ base: 1, md: 3 }} spacing="lg">
          <Store title="Redis" store={system.data?.redis} size="Memory" />
          <Store title="Postgres" store={system.data?.postgres} size="Disk" />
          <Nodes system={system.data} />
        </SimpleGrid>
        {credentials.error && !credentials.data ? (
          <LoadFailure error={credentials.error} onRetry={() => void credentials.refetch()} />
        ) : (
          <Panel flush label="Offerings" title={<Live>Offerings</Live>} description="Each with each credential, what does worst first.">
            <DataTable
              label="Offerings"
              columns={COLUMNS}
              rows={lines}
              rowKey={({ offering, credential }) => `${offering}/${credential}`}
              empty={
                <EmptyState Icon={IconHeartbeat} title="Nothing to watch yet">
                  Add a provider with a credential and an offering in the catalogue.
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
    { name: 'Nodes', value: system && (system.nodes.length > 0 ? count(system.nodes.length) : 'Unknown') },
    { name: 'Offerings that work', value: lines && `${count(wellOf(lines))} of ${count(lines.length)}` },
    { name: 'Rows on their way', value: queue && (queue.waiting === null ? 'Unknown' : count(queue.waiting)) },
    { name: 'Waiting longest', value: queue && (queue.since ? relative(queue.since) : 'None waits') },
  ];
}

function Store({ title, store, size }: { title: string; store?: SystemStore; size: string }) {
  const facts: [string, ReactNode][] = store
    ? [
        ['State', <Tag tone={store.up ? 'good' : 'bad'}>{store.up ? 'Answers' : (store.problem ?? 'Away')}</Tag>],
        ['Answer time', latency(store.ping_ms)],
        ['Version', store.version ?? '–'],
        [size, store.bytes === null ? '–' : bytesText(store.bytes)],
        ['Connections', store.connections === null ? '–' : count(store.connections)],
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
    <Panel title="Nodes">
      {system && (
        <Facts
          facts={system.nodes.map(({ name, heard_at }) => [
            name === system.node ? `${short(name)} (this one)` : short(name),
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

const STANDINGS: Record<Line['standing'], { word: string; tone: Tone }> = {
  closed: { word: 'Works', tone: 'good' },
  half_open: { word: 'Recovering', tone: 'warn' },
  cooling: { word: 'Cooling', tone: 'warn' },
  open: { word: 'Failing', tone: 'bad' },
  parked: { word: 'Parked', tone: 'bad' },
};

const COLUMNS: Column<Line>[] = [
  { header: 'Offering', cell: ({ offering }) => <span style={{ fontWeight: 550 }}>{offering}</span> },
  { header: 'Credential', from: 'md', cell: ({ credential }) => <Quiet>{credential}</Quiet> },
  { header: 'Breaker', cell: (line) => <Standing of={line} /> },
  { header: 'Errors', align: 'right', cell: ({ error_ratio }) => (error_ratio > 0 ? percent(error_ratio) : <Quiet>None</Quiet>) },
  { header: 'First token', align: 'right', from: 'sm', cell: ({ ttft_ms }) => latency(ttft_ms) },
  { header: 'Each token', align: 'right', from: 'lg', cell: ({ token_ms }) => latency(token_ms) },
  { header: 'Under way', align: 'right', from: 'md', cell: ({ in_flight }) => (in_flight > 0 ? count(in_flight) : <Quiet>0</Quiet>) },
  {
    header: 'Last error',
    from: 'md',
    cell: ({ last_error }) =>
      last_error ? (
        <Tooltip label={last_error.message || last_error.outcome} multiline maw={420}>
          <span>
            {words(last_error.outcome)} <Quiet><When at={last_error.at} /></Quiet>
          </span>
        </Tooltip>
      ) : (
        <Quiet>None</Quiet>
      ),
  },
];

function Standing({ of: { standing, until, parked, told_by } }: { of: Line }) {
  const { word, tone } = STANDINGS[standing];
  const told = [parked && words(parked), until && `until ${relative(until)}`, told_by === 'another_node' && 'another node told'].filter(Boolean).join(', ');
  return (
    <Tooltip label={told} disabled={!told}>
      <span>
        <Tag tone={tone}>{word}</Tag>
      </span>
    </Tooltip>
  );
}
