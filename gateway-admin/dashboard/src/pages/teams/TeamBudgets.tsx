import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { limitsQuery } from '@/api/teams';
import { Budgets } from '@/ui/Budgets';

/** A team's budgets as they stand now, for a row of the list. */
export function TeamBudgets({ teamId }: { teamId: string }) {
  const { data, isError } = useQuery(limitsQuery('team', teamId));
  if (isError) return <Text size="sm" c="dimmed">Not available now</Text>;
  if (!data) return <Skeleton height={10} width={180} />;
  if (data.budgets.length === 0) return <Text size="sm" c="dimmed">No budget</Text>;
  return <Budgets budgets={data.budgets} gap={10} />;
}
