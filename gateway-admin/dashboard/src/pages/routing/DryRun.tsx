import { SegmentedControl, Select, SimpleGrid, Skeleton, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useKeyChoices } from '@/api/keys';
import { useKnownModels } from '@/api/models';
import { ApiError } from '@/api/problem';
import { explainQuery } from '@/api/routing';
import type { RoutingDocument } from '@/api/types';
import { t } from '@/i18n';
import { explainRequest, supposed, type Supposed } from '@/lib/dryRun';
import type { Place } from '@/lib/places';
import { faultsIn } from '@/lib/routing';
import { CountInput } from '@/ui/CountInput';
import { NamesInput } from '@/ui/NamesInput';
import { Notice } from '@/ui/Notice';
import { Optional } from '@/ui/Optional';
import { Panel } from '@/ui/Page';
import { Plan } from './Plan';

const TYPING_MS = 350;

interface DryRunProps {
  place: Place;
  /** What is not saved yet, tried in the place of what is. */
  draft?: RoutingDocument;
}

/** What would become of a request under what is saved, and under the draft. */
export function DryRun({ place, draft }: DryRunProps) {
  const models = useKnownModels();
  const [changed, change] = useState<Partial<Supposed>>({});
  const request: Supposed = { ...supposed(place), ...changed };
  const model = place.level === 'model' ? (place.id ?? '') : request.model || models[0] || '';
  const [asked] = useDebouncedValue({ request: { ...request, model }, draft }, TYPING_MS);
  const ready = asked.request.model !== '';
  const saved = useQuery(explainQuery(ready ? explainRequest(asked.request, place) : undefined));
  const drafted = useQuery(explainQuery(ready && asked.draft ? explainRequest(asked.request, place, asked.draft) : undefined));
  const [which, show] = useState<'draft' | 'saved'>('draft');
  const showsDraft = draft !== undefined && which === 'draft';
  const { data, error } = showsDraft ? drafted : saved;
  return (
    <Panel
      title={t('Dry run')}
      description={t('What would become of a request. No call is made.')}
      actions={
        draft && (
          <SegmentedControl size="xs" aria-label={t('Under')} data={[{ value: 'draft', label: t('Draft') }, { value: 'saved', label: t('Saved') }]} value={which} onChange={(chosen) => show(chosen as typeof which)} />
        )
      }
    >
      <Stack gap="lg">
        <RequestFields place={place} request={{ ...request, model }} onChange={(next) => change({ ...changed, ...next })} />
        {error ? <Refusal error={error} /> : data ? <Plan plan={data} before={showsDraft ? saved.data : undefined} /> : ready && <Skeleton height={240} radius="md" />}
      </Stack>
    </Panel>
  );
}

function Refusal({ error }: { error: Error }) {
  if (!(error instanceof ApiError)) return <Notice>{t('This did not work. Try again.')}</Notice>;
  const faults = Object.entries(faultsIn(error.fields));
  return <Notice>{faults.length > 0 ? faults.map(([path, message]) => `${path}: ${message}`).join(' ') : error.message}</Notice>;
}

interface RequestFieldsProps {
  place: Place;
  request: Supposed;
  onChange: (change: Partial<Supposed>) => void;
}

function RequestFields({ place, request, onChange }: RequestFieldsProps) {
  const models = useKnownModels();
  const { keys = [], find } = useKeyChoices({ team_id: place.level === 'team' ? place.id : undefined, chosen: place.level === 'key' ? place.id : request.key });
  return (
    <div>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mb="sm">
        <Select label={t('Model')} data={models} searchable disabled={place.level === 'model'} value={request.model || null} onChange={(model) => onChange({ model: model ?? '' })} />
        {place.level === 'key' ? (
          <TextInput label={t('Key')} disabled value={keys.find(({ id }) => id === place.id)?.name ?? place.id ?? ''} />
        ) : (
          <Select label={t('Key')} placeholder={t('Any key')} clearable searchable onSearchChange={find} data={keys.map(({ id, name }) => ({ value: id, label: name }))} value={request.key ?? null} onChange={(key) => onChange({ key: key ?? undefined })} />
        )}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm" mb="sm">
        <CountInput label={t('Prompt, tokens')} placeholder="1,000" min={1} value={request.input} onChange={(input) => onChange({ input })} />
        <CountInput label={t('Answer, at most')} placeholder={t('Not said')} min={1} value={request.output} onChange={(output) => onChange({ output })} />
        <Switch label={t('Streamed')} mt={30} checked={request.stream} onChange={(event) => onChange({ stream: event.currentTarget.checked })} />
      </SimpleGrid>
      <Optional title={t('Tags, metadata, end user')} forced={false}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <NamesInput label={t('Tags of the key')} placeholder="env=production" value={request.tags} onChange={(tags) => onChange({ tags: tags ?? [] })} />
          <NamesInput label={t('Metadata')} placeholder="feature=search" value={request.metadata} onChange={(metadata) => onChange({ metadata: metadata ?? [] })} />
          <TextInput label={t('End user')} placeholder={t('None')} value={request.endUser} onChange={(event) => onChange({ endUser: event.currentTarget.value })} />
          <Select label={t('Priority')} data={[{ value: 'normal', label: t('Normal') }, { value: 'low', label: t('Low') }]} value={request.priority} onChange={(priority) => onChange({ priority: priority === 'low' ? 'low' : 'normal' })} />
        </SimpleGrid>
      </Optional>
      <Text size="xs" c="dimmed" mt={8}>
        {t('Standing, times and errors are those of the node that answers, now.')}
      </Text>
    </div>
  );
}
