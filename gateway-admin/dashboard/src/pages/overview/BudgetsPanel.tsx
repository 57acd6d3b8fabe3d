import { SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMe } from '@/api/session';
import { limitsQuery, teamLimitsQuery, teamsQuery } from '@/api/teams';
import type { BudgetStatus } from '@/api/types';
import { t } from '@/i18n';
import { mostUsed } from '@/lib/budgets';
import { BudgetBar } from '@/ui/BudgetBar';
import { Panel } from '@/ui/Page';
import { TextLink } from '@/ui/links';

const MOST_SHOWN = 8;

/** What the organization and its teams have left, the teams that have least first. */
export function BudgetsPanel() {
  const { organization } = useMe();
  // Not for those who see single teams.
  const { data: own, isPending } = useQuery(limitsQuery('organization', organization.id));
  const ofAll = own?.budgets ?? [];
  const { data: teams = [] } = useQuery(teamsQuery);
  const budgeted = teams.filter((team) => team.budgets.length > 0).map(({ id }) => id);
  const { data: standing = [] } = useQuery(teamLimitsQuery(budgeted));
  const ofTeams = mostUsed(standing);
  if (isPending || ofAll.length + ofTeams.length === 0) return null;
  const all = ofTeams.length > 0 && (
    <TextLink to="/teams" size="sm">
      {t('All teams')}
    </TextLink>
  );
  return (
    <Panel title={t('Budgets')} label={t('Budgets')} actions={all}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xl" verticalSpacing="lg">
        {ofAll.map((budget) => (
          <Named key={budgetKey(budget)} name={<Text size="sm" c="dimmed">{t('The whole organization')}</Text>} budget={budget} />
        ))}
        {ofTeams.slice(0, MOST_SHOWN).map(({ team, budget }) => (
          <Named
            key={`${team.id}/${budgetKey(budget)}`}
            name={
              <TextLink to="/teams/$teamId" params={{ teamId: team.id }} c="inherit" size="sm" display="block">
                {team.name}
              </TextLink>
            }
            budget={budget}
          />
        ))}
      </SimpleGrid>
    </Panel>
  );
}

function Named({ name, budget }: { name: ReactNode; budget: BudgetStatus }) {
  return (
    <div>
      {name}
      <BudgetBar budget={budget} />
    </div>
  );
}

function budgetKey({ window, kind }: BudgetStatus): string {
  return `${window}/${kind}`;
}
