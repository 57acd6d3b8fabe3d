import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { refusalsQuery } from '@/api/refusals';
import { limitsQuery } from '@/api/teams';
import { t } from '@/i18n';
import { refusalsByTeam, refusedToday } from '@/lib/refusals';
import { Budgets } from '@/ui/Budgets';

/** A team's budgets as they stand now, for a row of the list. */
export function TeamBudgets({ teamId }: { teamId: string }) {
  const { data: refusals } = useQuery(refusalsQuery('today'));
  const { data, isError } = useQuery(limitsQuery('team', teamId));
  if (isError) return <Text size="sm" c="dimmed">{t('Not available now')}</Text>;
  if (!data) return <Skeleton height={10} width={180} />;
  const refused = refusedToday((refusals && refusalsByTeam(refusals).get(teamId)) ?? 0);
  return (
    <>
      {data.budgets.length > 0 ? (
        <Budgets budgets={data.budgets} gap={10} />
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
