import { Button, Group, PasswordInput, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useCreateKey } from '@/api/keys';
import { ApiError } from '@/api/problem';
import { useMay } from '@/api/session';
import { teamsQuery } from '@/api/teams';
import { t } from '@/i18n';
import { rememberSecret } from '@/lib/secret';
import { Notice } from '@/ui/Notice';
import { Panel } from '@/ui/Page';

const HOUR_MS = 3_600_000;
const BUDGET = '1.00';
const PREFIX = 'sk-tg-';

/** Calls need a key: one for an hour and a dollar, or one that the person has. */
export function KeyChooser() {
  return (
    <Panel title={t('Choose a key')} description={t('Calls from here are made with a virtual key, as an application makes them. Its secret stays in this tab\'s memory and goes with a reload.')}>
      <Stack gap="lg">
        {useMay('keys:write') && <NewKey />}
        <Pasted />
      </Stack>
    </Panel>
  );
}

function NewKey() {
  const { data: teams = [] } = useQuery(teamsQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const create = useCreateKey();
  const team = chosen ?? teams[0]?.id;
  const make = () =>
    team &&
    create.mutate({
      team_id: team,
      name: t('Playground'),
      budgets: [{ amount: BUDGET, window: 'total', kind: 'hard' }],
      expires_at: new Date(Date.now() + HOUR_MS).toISOString(),
    });
  return (
    <div>
      {create.error && <Notice>{create.error instanceof ApiError ? create.error.message : t('This did not work. Try again.')}</Notice>}
      <Group gap={8} align="flex-end">
        <Select label={t('Team that pays')} w={220} searchable allowDeselect={false} data={teams.map(({ id, name }) => ({ value: id, label: name }))} value={team ?? null} onChange={setChosen} />
        <Button loading={create.isPending} disabled={!team} onClick={make}>
          {t('Create a playground key')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt={6}>
        {t('It ends after one hour, and can spend one dollar in all.')}
      </Text>
    </div>
  );
}

function Pasted() {
  const [secret, setSecret] = useState('');
  const [refused, setRefused] = useState(false);
  const use = (event: FormEvent) => {
    event.preventDefault();
    if (!secret.trim().startsWith(PREFIX)) return setRefused(true);
    rememberSecret(secret.trim());
  };
  return (
    <form onSubmit={use}>
      <Group gap={8} align="flex-end">
        <PasswordInput
          label={t('Or paste a key\'s secret')}
          placeholder="sk-tg-…"
          autoComplete="off"
          w={320}
          maw="100%"
          value={secret}
          error={refused && t('A secret begins with sk-tg-.')}
          onChange={(event) => {
            setSecret(event.currentTarget.value);
            setRefused(false);
          }}
        />
        <Button type="submit" variant="default" disabled={!secret.trim()}>
          {t('Use it')}
        </Button>
      </Group>
    </form>
  );
}
