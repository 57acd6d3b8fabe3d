import { Button, Center, Group, Select } from '@mantine/core';
import { IconActivity, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { keysQuery } from '@/api/keys';
import { useKnownModels } from '@/api/models';
import { requestsQuery } from '@/api/requests';
import { teamsQuery } from '@/api/teams';
import type { RequestRow } from '@/api/types';
import type { RequestsSearch } from '@/router';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { ButtonLink } from '@/ui/links';
import { RequestDrawer } from './RequestDrawer';
import { requestColumns } from './requestColumns';

const STATUSES = [
  { value: 'ok', label: 'OK' },
  { value: 'error', label: 'Error' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'lost', label: 'Lost' },
];

export default function Requests() {
  const { request, ...filter } = useSearch({ from: '/signed-in/requests' });
  const navigate = useNavigate();
  const query = useInfiniteQuery(requestsQuery(filter));
  const rows = query.data?.pages.flatMap((page) => page.data);
  const { columns, open } = useMemo(() => {
    const open = (row: RequestRow) =>
      void navigate({ to: '/requests', search: (before) => ({ ...before, request: row.id }), resetScroll: false });
    return { open, columns: requestColumns(open) };
  }, [navigate]);
  const show = (change: RequestsSearch) => void navigate({ to: '/requests', search: { ...filter, ...change }, replace: true });
  const filtered = Object.values(filter).some(Boolean);
  return (
    <Page title="Requests" description="Every call, with what it used, what it cost and how it went.">
      <Filters filter={filter} onChange={show} onClear={filtered ? () => void navigate({ to: '/requests', search: {} }) : undefined} />
      {query.error ? (
        <LoadFailure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Panel flush label="Requests">
          <DataTable
            label="Requests"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            onOpen={open}
            selected={(row) => row.id === request}
            skeletonRows={10}
            empty={<NoRequests filtered={filtered} />}
          />
          {query.hasNextPage && (
            <Center p="sm">
              <Button variant="default" size="xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show older requests
              </Button>
            </Center>
          )}
        </Panel>
      )}
      <RequestDrawer id={request} onClose={() => show({})} />
    </Page>
  );
}

interface FiltersProps {
  filter: RequestsSearch;
  onChange: (change: RequestsSearch) => void;
  onClear?: () => void;
}

function Filters({ filter, onChange, onClear }: FiltersProps) {
  const { data: teams = [] } = useQuery(teamsQuery);
  const known = useKnownModels();
  const models = filter.model && !known.includes(filter.model) ? [...known, filter.model] : known;
  const keys = useInfiniteQuery(keysQuery({ team_id: filter.team, revoked: true })).data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Group gap={8} mb="md">
      <Select
        aria-label="Model"
        placeholder="Any model"
        clearable
        searchable
        w={200}
        data={models}
        value={filter.model ?? null}
        onChange={(model) => onChange({ model: model ?? undefined })}
      />
      <Select
        aria-label="Status"
        placeholder="Any status"
        clearable
        w={140}
        data={STATUSES}
        value={filter.status ?? null}
        onChange={(status) => onChange({ status: status ?? undefined })}
      />
      <Select
        aria-label="Team"
        placeholder="Any team"
        clearable
        searchable
        w={170}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.team ?? null}
        onChange={(team) => onChange({ team: team ?? undefined, key: undefined })}
      />
      <Select
        aria-label="Key"
        placeholder="Any key"
        clearable
        searchable
        w={190}
        data={keys.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.key ?? null}
        onChange={(key) => onChange({ key: key ?? undefined })}
      />
      {onClear && (
        <Button variant="subtle" color="gray" onClick={onClear}>
          Clear filters
        </Button>
      )}
    </Group>
  );
}

function NoRequests({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState Icon={IconSearch} title="No request matches">
      Loosen a filter above to see more.
    </EmptyState>
  ) : (
    <EmptyState
      Icon={IconActivity}
      title="No request yet"
      action={
        <ButtonLink to="/">
          Make your first call
        </ButtonLink>
      }
    >
      Calls show here within seconds. The overview has a snippet that is ready to paste.
    </EmptyState>
  );
}
