import { Button } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMay } from '@/api/session';
import { teamsQuery } from '@/api/teams';
import type { Team } from '@/api/types';
import { t } from '@/i18n';
import { ratesText } from '@/lib/limits';
import { date } from '@/lib/time';
import type { Column } from '@/ui/DataTable';
import { useKept } from '@/ui/deleteLater';
import { EmptyState } from '@/ui/EmptyState';
import { LongTable } from '@/ui/LongTable';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { TextLink } from '@/ui/links';
import { TeamBudgets, useTeamStandings, type TeamStanding } from './TeamBudgets';
import { TeamForm } from './TeamForm';

const columns = (standingOf: (id: string) => TeamStanding): Column<Team>[] => [
  {
    header: t('Team'),
    cell: (team) => (
      <TextLink to="/teams/$teamId" params={{ teamId: team.id }} c="inherit" fw={550} inherit>
        {team.name}
      </TextLink>
    ),
  },
  { header: t('Budgets'), width: 320, from: 'sm', cell: (team) => <TeamBudgets standing={standingOf(team.id)} />, under: (team) => <TeamBudgets standing={standingOf(team.id)} /> },
  { header: t('Rate limits'), from: 'lg', cell: (team) => <Quiet>{ratesText(team.rate_limits) || t('None')}</Quiet> },
  { header: t('Models'), from: 'md', cell: (team) => <Quiet>{team.allowed_models?.length ? t('{count} allowed', { count: team.allowed_models.length }) : t('All')}</Quiet> },
  { header: t('Created'), from: 'md', align: 'right', cell: (team) => <Quiet>{date(team.created_at)}</Quiet> },
];

export default function Teams() {
  const { data, error, refetch } = useQuery(teamsQuery);
  const teams = useKept(data, ({ id }) => id);
  const standingOf = useTeamStandings(data);
  const { create } = useSearch({ from: '/signed-in/teams' });
  const navigate = useNavigate();
  const mayWrite = useMay('teams:write');
  const open = () => void navigate({ to: '/teams', search: { create: true } });
  const close = () => void navigate({ to: '/teams', search: {}, replace: true });
  const createButton = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      {t('Create team')}
    </Button>
  );
  return (
    <Page title={t('Teams')} description={t('Each team has its own keys, budgets and limits.')} actions={createButton}>
      {error && !data ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <Panel flush label={t('Teams')}>
          <LongTable
            label={t('Teams')}
            columns={columns(standingOf)}
            rows={teams}
            rowKey={(team) => team.id}
            textOf={(team) => team.name}
            onOpen={(team) => void navigate({ to: '/teams/$teamId', params: { teamId: team.id } })}
            empty={
              <EmptyState Icon={IconUsers} title={t('No team yet')} action={createButton}>
                {mayWrite
                  ? t('A team groups keys under one budget. Create one for each group of people or application whose spend you want to see apart.')
                  : t('You are in no team yet. Ask an admin of your organization to add you to one.')}
              </EmptyState>
            }
          />
        </Panel>
      )}
      {create && mayWrite && <TeamForm onClose={close} />}
    </Page>
  );
}
