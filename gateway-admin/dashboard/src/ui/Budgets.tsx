import { Stack } from '@mantine/core';
import type { BudgetStatus } from '@/api/types';
import { BudgetBar } from './BudgetBar';

/** The budgets of one scope, one below the other. */
export function Budgets({ budgets, gap = 'lg' }: { budgets: readonly BudgetStatus[]; gap?: string | number }) {
  return (
    <Stack gap={gap}>
      {budgets.map((budget) => (
        <BudgetBar key={`${budget.window}/${budget.kind}`} budget={budget} />
      ))}
    </Stack>
  );
}
