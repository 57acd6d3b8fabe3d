import { Button, Group, Menu, ActionIcon, SimpleGrid, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconDots, IconPencil, IconPlus, IconRoute, IconShieldCheck, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { isFinal } from '@/api/problem';
import { useMay } from '@/api/session';
import { limitsQuery, teamQuery, useDeleteTeam } from '@/api/teams';
import type { RateStatus, Team } from '@/api/types';
import { t } from '@/i18n';
import { endUsersText } from '@/lib/endUsers';
import { count } from '@/lib/numbers';
import { date } from '@/lib/time';
import type { TeamDialog } from '@/routes/work';
import { Budgets } from '@/ui/Budgets';
import { Confirm } from '@/ui/Confirm';
import { deleteLater } from '@/ui/deleteLater';
import { EmptyState } from '@/ui/EmptyState';
import { Facts } from '@/ui/Facts';
import { LoadFailure } from '@/ui/Notice';
import { Page, PageSkeleton, Panel } from '@/ui/Page';
import { ButtonLink, MenuLink, TextLink } from '@/ui/links';
import { KeyCreation } from '../keys/KeyCreation';
import { KeysPanel } from '../keys/KeysPanel';
import { RefusalsPanel } from '../overview/RefusalsPanel';
import { SpendPanel } from '../overview/SpendPanel';
import { NarrowedPanel } from './NarrowedPanel';
import { TeamForm } from './TeamForm';

export default function TeamDetail() {
  const { teamId } = useParams({ from: '/signed-in/teams/$teamId' });
  const { open } = useSearch({ from: '/signed-in/teams/$teamId' });
  const { data: team, error, refetch } = useQuery(teamQuery(teamId));
  // What is typed into a form stays until that is closed.
  if (error && (!team || (isFinal(error) && !open))) {
    return (
      <Page title={t('Team')} above={<Back />}>
        {isFinal(error) ? <Gone id={teamId} /> : <LoadFailure error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  }
  return team ? <Detail team={team} /> : <PageSkeleton />;
}

function Detail({ team }: { team: Team }) {
  const mayWrite = useMay('teams:write');
  const mayIssue = useMay('keys:write');
  const { open } = useSearch({ from: '/signed-in/teams/$teamId' });
  const navigate = useNavigate();
  const show = (dialog: TeamDialog) =>
    void navigate({ to: '/teams/$teamId', params: { teamId: team.id }, search: { open: dialog }, resetScroll: false });
  const close = () => void navigate({ to: '/teams/$teamId', params: { teamId: team.id }, search: {}, replace: true, resetScroll: false });
  const actions = (
    <>
      {mayIssue && (
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => show('key')}>
          {t('Create key')}
        </Button>
      )}
      {mayWrite && (
        <Button variant="default" leftSection={<IconPencil size={15} stroke={1.7} />} onClick={() => show('edit')}>
          {t('Edit')}
        </Button>
      )}
      {mayWrite && <More team={team} />}
    </>
  );
  return (
    <Page title={team.name} description={t('Created {when}', { when: date(team.created_at) })} above={<Back />} actions={actions}>
      <Stack gap="lg">
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <BudgetsPanel team={team} onAdd={mayWrite ? () => show('budget') : undefined} />
          <LimitsPanel team={team} />
        </SimpleGrid>
        <NarrowedPanel team={team} />
        <RefusalsPanel period="30d" teamId={team.id} />
        <SpendPanel teamId={team.id} />
        <KeysPanel teamId={team.id} title={t('Keys')} onCreate={mayIssue ? () => show('key') : undefined} />
      </Stack>
      {mayWrite && (open === 'edit' || open === 'budget') && <TeamForm team={team} budgeting={open === 'budget'} onClose={close} />}
      {mayIssue && <KeyCreation opened={open === 'key'} teamId={team.id} onClose={close} />}
    </Page>
  );
}

/** A link from before a team was deleted is no failure. */
function Gone({ id }: { id: string }) {
  return (
    <Panel label={t('Team')}>
      <EmptyState
        Icon={IconUsers}
        title={t('This team is gone')}
        action={
          <ButtonLink to="/requests" search={{ team: id }} variant="default">
            {t('Its requests')}
          </ButtonLink>
        }
      >
        {t('It was deleted, or its address is mistyped. What it spent stays in the records.')}
      </EmptyState>
    </Panel>
  );
}

function Back() {
  return (
    <TextLink to="/teams" size="sm" c="dimmed" mb={10} display="inline-flex" style={{ alignItems: 'center', gap: 5 }}>
      <IconArrowLeft size={14} aria-hidden /> {' '}{t('Teams')}
    </TextLink>
  );
}

function BudgetsPanel({ team, onAdd }: { team: Team; onAdd?: () => void }) {
  const { data, error } = useQuery(limitsQuery('team', team.id));
  return (
    <Panel title={t('Budgets')}>
      {error && !data && <LoadFailure error={error} />}
      {data && data.budgets.length > 0 && <Budgets budgets={data.budgets} />}
      {data && data.budgets.length === 0 && (
        <Group justify="space-between" gap="sm">
          <Text c="dimmed" size="sm">
            {t('Nothing limits what this team spends, but the organization\'s own budget.')}
          </Text>
          {onAdd && (
            <Button size="compact-sm" variant="default" onClick={onAdd}>
              {t('Set a budget')}
            </Button>
          )}
        </Group>
      )}
    </Panel>
  );
}

function LimitsPanel({ team }: { team: Team }) {
  const { data, error } = useQuery(limitsQuery('team', team.id));
  const { rpm, tpm, concurrency } = data?.rate_limits ?? {};
  return (
    <Panel title={t('Limits')}>
      {error && !data && <LoadFailure error={error} />}
      <Facts
        facts={[
          [t('Requests per minute'), rate(rpm, team.rate_limits.rpm)],
          [t('Tokens per minute'), rate(tpm, team.rate_limits.tpm)],
          [t('Requests at once'), rate(concurrency, team.rate_limits.concurrency)],
          ...(team.rate_limits.report_only ? [[t('When exceeded'), t('Only reported')] as [string, string]] : []),
          [t('Each end user'), endUsersText(team.end_users) || t('No limit')],
          [t('Models'), team.allowed_models?.length ? team.allowed_models.join(', ') : t('All')],
        ]}
      />
    </Panel>
  );
}

function rate(status: RateStatus | null | undefined, limit: number | null): string {
  if (limit === null) return t('No limit');
  return status ? t('{remaining} of {limit} left', { remaining: count(status.remaining), limit: count(status.limit) }) : count(limit);
}

function More({ team }: { team: Team }) {
  const [asking, ask] = useDisclosure(false);
  const remove = useDeleteTeam(team.id);
  const navigate = useNavigate();
  const confirm = async () => {
    deleteLater(team.id, t('{name} was deleted.', { name: team.name }), () => remove.mutateAsync(undefined));
    await navigate({ to: '/teams' });
  };
  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('More actions')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <MenuLink leftSection={<IconRoute size={15} stroke={1.7} />} to="/routing" search={{ level: 'team', id: team.id }}>
            {t('Routing')}
          </MenuLink>
          <MenuLink leftSection={<IconShieldCheck size={15} stroke={1.7} />} to="/policies" search={{ level: 'team', id: team.id }}>
            {t('Policy')}
          </MenuLink>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={15} stroke={1.7} />} onClick={ask.open}>
            {t('Delete team')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm opened={asking} title={t('Delete {name}?', { name: team.name })} action={t('Delete team')} danger onConfirm={confirm} onClose={ask.close}>
        {t('Its keys stop working on every node, in a few seconds in which you can take it back. What it spent stays in the records.')}
      </Confirm>
    </>
  );
}
