import { Button, Group, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconKey, IconKeyOff, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysQuery, TYPING_MS } from '@/api/keys';
import { useMay } from '@/api/session';
import { spendByKeyQuery, type SpendByKey } from '@/api/spend';
import type { Key } from '@/api/types';
import { t } from '@/i18n';
import { expiryText } from '@/lib/expiry';
import { scopeText } from '@/lib/keyScope';
import { budgetsText } from '@/lib/limits';
import { date } from '@/lib/time';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { Money } from '@/ui/Money';
import { MorePages } from '@/ui/MorePages';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { Tag } from '@/ui/Tag';
import { TeamLink } from '@/ui/TeamLink';
import { When } from '@/ui/When';
import { TextLink } from '@/ui/links';
import { KeyActions } from './KeyActions';

interface KeysPanelProps {
  /** The keys of this team alone. */
  teamId?: string;
  title?: string;
  /** Absent for those who may not. */
  onCreate?: () => void;
}

/** The keys of the organization, or of one team. */
export function KeysPanel({ teamId, title = t('All keys'), onCreate }: KeysPanelProps) {
  const [revoked, setRevoked] = useState(false);
  const mayWrite = useMay('keys:write');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS);
  const query = useInfiniteQuery({ ...keysQuery({ team_id: teamId, revoked: revoked || undefined, search: search || undefined }), placeholderData: search ? keepPreviousData : undefined });
  const { data: spend } = useQuery(spendByKeyQuery(teamId));
  const keys = query.data?.pages.flatMap((page) => page.data);
  if (query.error && !keys) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  const isSearch = typed !== '' || search !== '';
  const controls = (
    <Group gap="md">
      {(isSearch || query.hasNextPage) && <TextInput size="xs" w={{ base: 130, xs: 200 }} placeholder={t('Find a key')} aria-label={t('Find a key')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />}
      <Switch size="xs" label={t('Show revoked')} checked={revoked} onChange={(event) => setRevoked(event.currentTarget.checked)} />
    </Group>
  );
  return (
    <Panel flush title={title} actions={controls}>
      <DataTable
        label={t('Keys')}
        columns={columns(teamId === undefined, mayWrite, spend)}
        rows={keys}
        rowKey={(key) => key.id}
        faded={(key) => status(key).word !== 'Active'}
        empty={isSearch ? <NoneFound /> : <NoKeys teamId={teamId} onCreate={onCreate} onShowRevoked={() => setRevoked(true)} />}
      />
      <MorePages query={query} />
    </Panel>
  );
}

function columns(withTeam: boolean, mayWrite: boolean, spend: SpendByKey | undefined): Column<Key>[] {
  const team: Column<Key> = { header: t('Team'), from: 'sm', cell: (key) => <TeamLink team={key.team} />, under: (key) => <TeamLink team={key.team} /> };
  return [
    {
      header: t('Name'),
      cell: (key) => (
        <>
          <TextLink to="/requests" search={{ key: key.id }} c="inherit" fw={550} inherit title={t('Requests of {name}', { name: key.name })}>
            {key.name}
          </TextLink>
          {scopeText(key) && (
            <Text size="xs" c="dimmed" truncate title={scopeText(key)}>
              {scopeText(key)}
            </Text>
          )}
        </>
      ),
    },
    ...(withTeam ? [team] : []),
    { header: t('Secret'), from: 'md', cell: (key) => <Quiet><span className="mono">{key.hint}</span></Quiet> },
    { header: t('Budget'), from: 'lg', cell: (key) => <Quiet>{budgetsText(key.budgets) || t('The team\'s')}</Quiet> },
    { header: t('Spend, 30 d'), align: 'right', cell: (key) => spend && <Money amount={spend.get(key.id)} /> },
    { header: t('Status'), from: 'sm', cell: (key) => <Status of={key} />, under: (key) => <Status of={key} /> },
    { header: t('Created'), from: 'md', cell: (key) => <Quiet><When at={key.created_at} /></Quiet> },
    { header: t('Expires'), from: 'lg', cell: (key) => <Quiet>{key.expires_at ? date(key.expires_at) : t('Never')}</Quiet>, under: (key) => !key.revoked_at && expiryText(key.expires_at) },
    {
      header: t('Actions'),
      quiet: true,
      align: 'right',
      width: 56,
      cell: (key) => <Group justify="flex-end" h={28}>{mayWrite && !key.revoked_at && <KeyActions subject={key} />}</Group>,
    },
  ];
}

function Status({ of }: { of: Key }) {
  const { word, tone } = status(of);
  return <Tag tone={tone}>{word}</Tag>;
}

function status(key: Key): { word: string; tone: 'good' | 'warn' | 'plain' } {
  if (key.revoked_at) return { word: t('Revoked'), tone: 'plain' };
  if (key.disabled) return { word: t('Refused for now'), tone: 'warn' };
  if (key.expires_at && Date.parse(key.expires_at) <= Date.now()) return { word: t('Expired'), tone: 'warn' };
  return { word: t('Active'), tone: 'good' };
}

function NoneFound() {
  return (
    <EmptyState Icon={IconKeyOff} title={t('No key is called so')}>
      {t('Keys are found by a part of their name, or of their secret as it is shown here.')}
    </EmptyState>
  );
}

function NoKeys({ teamId, onCreate, onShowRevoked }: { teamId?: string; onCreate?: () => void; onShowRevoked: () => void }) {
  const hadKeys = (useInfiniteQuery(keysQuery({ team_id: teamId, revoked: true })).data?.pages[0]?.data.length ?? 0) > 0;
  const createButton = onCreate && (
    <Button leftSection={<IconPlus size={16} />} onClick={onCreate}>
      {t('Create key')}
    </Button>
  );
  if (hadKeys) {
    const action = (
      <Group gap="sm" justify="center">
        <Button variant="default" onClick={onShowRevoked}>
          {t('Show revoked')}
        </Button>
        {createButton}
      </Group>
    );
    return (
      <EmptyState Icon={IconKeyOff} title={t('No active key')} action={action}>
        {t('Every key here was revoked; calls with them are refused.')}
      </EmptyState>
    );
  }
  return (
    <EmptyState Icon={IconKey} title={t('No key yet')} action={createButton}>
      {onCreate
        ? t('A key lets an application call every model the team may use. Create one and make your first call.')
        : t('A key lets an application call models. Ask an admin of your organization for one.')}
    </EmptyState>
  );
}
