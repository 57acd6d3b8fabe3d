import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { limitsQuery } from '@/api/teams';
import { BudgetBar } from '@/ui/BudgetBar';

/** A team's budgets as they stand now, for a row of the list. */
export function TeamBudgets({ teamId }: { teamId: string }) {
  const { data, isError } = useQuery(limitsQuery('team', teamId));
  if (isError) return <Text size="sm" c="dimmed">Not available now</Text>;
  if (!data) return <Skeleton height={10} width={180} />;
  if (data.budgets.length === 0) return <Text size="sm" c="dimmed">No budget</Text>;
  return (
    <Stack gap={10} py={2}>
      {data.budgets.map((budget) => (
        <BudgetBar key={`${budget.window}/${budget.kind}`} budget={budget} />
      ))}
    </Stack>
  );
}
