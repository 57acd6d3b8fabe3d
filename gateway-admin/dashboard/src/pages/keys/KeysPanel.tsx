import { Button, Center, Group, Switch, Text } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysQuery } from '@/api/keys';
import { useMay } from '@/api/session';
import type { Key } from '@/api/types';
import { budgetsText } from '@/lib/limits';
import { date } from '@/lib/time';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { Tag } from '@/ui/Tag';
import { When } from '@/ui/When';
import { ButtonLink, TextLink } from '@/ui/links';
import { KeyActions } from './KeyActions';

/** The keys of the organization, or of one team. */
export function KeysPanel({ teamId, title }: { teamId?: string; title?: string }) {
  const [revoked, setRevoked] = useState(false);
  const mayWrite = useMay('keys:write');
  const query = useInfiniteQuery(keysQuery({ team_id: teamId, revoked: revoked || undefined }));
  const keys = query.data?.pages.flatMap((page) => page.data);
  if (query.error) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  const showRevoked = (
    <Switch size="xs" label="Show revoked" checked={revoked} onChange={(event) => setRevoked(event.currentTarget.checked)} />
  );
  return (
    <Panel flush title={title ?? 'All keys'} actions={showRevoked}>
      <DataTable
        label="Keys"
        columns={columns(teamId === undefined, mayWrite)}
        rows={keys}
        rowKey={(key) => key.id}
        faded={(key) => status(key).word !== 'Active'}
        empty={<NoKeys teamId={teamId} mayWrite={mayWrite} />}
      />
      {query.hasNextPage && (
        <Center p="sm">
          <Button variant="default" size="xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </Center>
      )}
    </Panel>
  );
}

function columns(withTeam: boolean, mayWrite: boolean): Column<Key>[] {
  const team: Column<Key> = {
    header: 'Team',
    cell: (key) => (
      <TextLink to="/teams/$teamId" params={{ teamId: key.team_id }} c="inherit" inherit>
        {key.team.name}
      </TextLink>
    ),
  };
  return [
    { header: 'Name', cell: (key) => <Text inherit fw={550}>{key.name}</Text> },
    ...(withTeam ? [team] : []),
    { header: 'Secret', from: 'sm', cell: (key) => <Text span inherit c="dimmed" className="mono">{key.hint}</Text> },
    { header: 'Budget', from: 'lg', cell: (key) => <Text inherit c="dimmed">{budgetsText(key.budgets) || "The team's"}</Text> },
    { header: 'Status', cell: (key) => <Tag tone={status(key).tone}>{status(key).word}</Tag> },
    { header: 'Created', from: 'md', cell: (key) => <Text inherit c="dimmed"><When at={key.created_at} /></Text> },
    { header: 'Expires', from: 'md', cell: (key) => <Text inherit c="dimmed">{key.expires_at ? date(key.expires_at) : 'Never'}</Text> },
    {
      header: 'Actions',
      quiet: true,
      align: 'right',
      width: 56,
      cell: (key) => (
        <Group justify="flex-end">{mayWrite && !key.revoked_at && <KeyActions subject={key} />}</Group>
      ),
    },
  ];
}

function status(key: Key): { word: string; tone: 'good' | 'warn' | 'plain' } {
  if (key.revoked_at) return { word: 'Revoked', tone: 'plain' };
  if (key.expires_at && Date.parse(key.expires_at) <= Date.now()) return { word: 'Expired', tone: 'warn' };
  return { word: 'Active', tone: 'good' };
}

function NoKeys({ teamId, mayWrite }: { teamId?: string; mayWrite: boolean }) {
  const action = mayWrite && (
    <ButtonLink to="/keys" search={{ create: true, team: teamId }} leftSection={<IconPlus size={16} />}>
      Create key
    </ButtonLink>
  );
  return (
    <EmptyState Icon={IconKey} title="No key yet" action={action}>
      {mayWrite
        ? 'A key lets an application call every model the team may use. Create one and make your first call.'
        : 'A key lets an application call models. Ask an admin of your organization for one.'}
    </EmptyState>
  );
}
