import { Text, TextInput } from '@mantine/core';
import { IconCpu, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { modelsQuery } from '@/api/models';
import type { Model } from '@/api/types';
import { compact } from '@/lib/numbers';
import { CopyButton } from '@/ui/CopyButton';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';

const COLUMNS: Column<Model>[] = [
  {
    header: 'Model',
    cell: (model) => (
      <div>
        <Text inherit fw={550}>
          {model.display_name}
        </Text>
        <Text span size="xs" c="dimmed" className="mono">
          {model.id}
        </Text>
      </div>
    ),
  },
  { header: 'Context', align: 'right', cell: (model) => compact(model.context_length) },
  { header: 'Longest answer', align: 'right', from: 'sm', cell: (model) => compact(model.max_output_tokens) },
  { header: 'Can', from: 'md', cell: (model) => <Text inherit c="dimmed">{model.capabilities.join(', ').replaceAll('_', ' ')}</Text> },
  { header: 'Copy', quiet: true, align: 'right', cell: (model) => <CopyButton value={model.id} what={model.id} /> },
];

export default function Models() {
  const { data: models, error, refetch } = useQuery(modelsQuery);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = models?.filter(({ id, display_name }) => `${id} ${display_name}`.toLowerCase().includes(wanted));
  return (
    <Page title="Models" description="What your keys can call: put a model's id into the request.">
      {error ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <TextInput
            aria-label="Search models"
            placeholder="Search models"
            maw={280}
            mb="md"
            leftSection={<IconSearch size={15} stroke={1.7} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Panel flush label="Models">
            <DataTable
              label="Models"
              columns={COLUMNS}
              rows={found}
              rowKey={(model) => model.id}
              empty={
                <EmptyState Icon={IconCpu} title={wanted ? 'No model matches' : 'No model yet'}>
                  {wanted ? 'Try a part of its name.' : 'The operator of this gateway has not added a model yet.'}
                </EmptyState>
              }
            />
          </Panel>
        </>
      )}
    </Page>
  );
}
