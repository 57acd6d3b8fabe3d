import { Group, Select, TextInput } from '@mantine/core';
import { IconHash } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { keysQuery } from '@/api/keys';
import { useKnownModels, useProviders } from '@/api/models';
import { teamsQuery } from '@/api/teams';
import { REQUEST_PERIODS, type RequestPeriod } from '@/lib/period';
import { looksLikeRequest } from '@/lib/requestId';
import type { RequestsSearch } from '@/router';

const STATUSES = [
  { value: 'ok', label: 'OK' },
  { value: 'error', label: 'Error' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'lost', label: 'Lost' },
];

interface RequestFiltersProps {
  filter: RequestsSearch;
  onChange: (change: RequestsSearch) => void;
}

/** Narrows the list of requests, or opens one by its id. */
export function RequestFilters({ filter, onChange }: RequestFiltersProps) {
  const { data: teams = [] } = useQuery(teamsQuery);
  const models = withChosen(useKnownModels(), filter.model);
  const providers = withChosen(useProviders(), filter.provider);
  const keys = useInfiniteQuery(keysQuery({ team_id: filter.team, revoked: true })).data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Group gap={8} mb="md">
      <Choice<RequestPeriod> name="Period" any="Last 30 days" width={140} data={REQUEST_PERIODS} value={filter.period} onChange={(period) => onChange({ period })} />
      <Choice name="Status" width={130} data={STATUSES} value={filter.status} onChange={(status) => onChange({ status })} />
      <Choice name="Model" width={170} searchable data={models} value={filter.model} onChange={(model) => onChange({ model })} />
      <Choice name="Provider" width={150} searchable data={providers} value={filter.provider} onChange={(provider) => onChange({ provider })} />
      <Choice
        name="Team"
        width={150}
        searchable
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.team}
        onChange={(team) => onChange({ team, key: undefined })}
      />
      <Choice
        name="Key"
        width={150}
        searchable
        data={keys.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.key}
        onChange={(key) => onChange({ key })}
      />
      <ById onOpen={(request) => onChange({ request })} />
    </Group>
  );
}

interface ChoiceProps<V extends string> {
  name: string;
  /** What is shown while nothing is chosen. */
  any?: string;
  width: number;
  searchable?: boolean;
  data: readonly V[] | readonly { value: V; label: string }[];
  value: V | undefined;
  onChange: (value: V | undefined) => void;
}

function Choice<V extends string>({ name, any = `Any ${name.toLowerCase()}`, width, searchable, data, value, onChange }: ChoiceProps<V>) {
  return (
    <Select
      aria-label={name}
      placeholder={any}
      clearable
      searchable={searchable}
      w={{ base: 'calc(50% - 4px)', sm: width }}
      data={data}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}

function ById({ onOpen }: { onOpen: (id: string) => void }) {
  const [id, setId] = useState('');
  const [refused, setRefused] = useState(false);
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (!looksLikeRequest(id)) return setRefused(id.trim() !== '');
    setId('');
    onOpen(id.trim());
  };
  return (
    <form onSubmit={open}>
      <TextInput
        aria-label="Request id"
        placeholder="req_…"
        w={170}
        leftSection={<IconHash size={15} stroke={1.7} />}
        value={id}
        error={refused && 'Paste an id such as req_01h….'}
        onChange={(event) => {
          setId(event.currentTarget.value);
          setRefused(false);
        }}
      />
    </form>
  );
}

/** What is filtered by is among the choices, even when it is offered no more. */
function withChosen(known: string[], chosen: string | undefined): string[] {
  return chosen && !known.includes(chosen) ? [...known, chosen] : known;
}
