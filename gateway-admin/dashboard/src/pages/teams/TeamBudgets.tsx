import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { refusalsQuery } from '@/api/refusals';
import { teamLimitsQuery } from '@/api/teams';
import type { BudgetStatus, Team } from '@/api/types';
import { t } from '@/i18n';
import { refusalsByTeam, refusedToday } from '@/lib/refusals';
import { Budgets } from '@/ui/Budgets';

/** Where one of the teams stands. */
export interface TeamStanding {
  /** Absent while it is loading; null: it cannot be told now. */
  budgets: readonly BudgetStatus[] | null | undefined;
  /** Calls refused today. */
  refusals: number;
}

/** Where teams stand, asked for all of them together. */
export function useTeamStandings(teams: readonly Team[] = []): (id: string) => TeamStanding {
  const limits = useQuery(teamLimitsQuery(teams.map(({ id }) => id)));
  const refusals = useQuery(refusalsQuery('today')).data;
  const known = new Map(limits.data?.map(({ id, budgets }) => [id, budgets]));
  const refused = refusals && refusalsByTeam(refusals);
  return (id) => ({ budgets: known.get(id) ?? (limits.isError ? null : undefined), refusals: refused?.get(id) ?? 0 });
}

/** A team's budgets as they stand now, for a row of the list. */
export function TeamBudgets({ standing: { budgets, refusals } }: { standing: TeamStanding }) {
  if (budgets === null) return <Text size="sm" c="dimmed">{t('Not available now')}</Text>;
  if (!budgets) return <Skeleton height={10} width={180} />;
  const refused = refusedToday(refusals);
  return (
    <>
      {budgets.length > 0 ? (
        <Budgets budgets={budgets} gap={10} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('No budget')}
        </Text>
      )}
      {refused && (
        <Text size="xs" c="var(--tg-warn)" mt={6}>
          {refused}
        </Text>
      )}
    </>
  );
}
