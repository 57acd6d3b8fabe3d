import { expect, test } from 'vitest';
import type { BudgetStatus } from '@/api/types';
import { mostUsed, standing } from './budgets';

const hard = (amount: string, spent: string) => ({ amount, spent, kind: 'hard' }) as BudgetStatus;

test('warnsFromFourFifthsAndStopsAtAll', () => {
  expect(standing(hard('5.00', '3.99')).tone).toBe('good');
  expect(standing(hard('5.00', '4.00')).tone).toBe('warn');
  expect(standing(hard('5.00', '5.00')).tone).toBe('bad');
});

test('aBudgetOfNothingSuspends', () => {
  expect(standing(hard('0', '0'))).toEqual({ used: 1, tone: 'bad', suspends: true });
  expect(standing({ amount: '0', spent: '0', kind: 'soft' }).suspends).toBe(false);
});

test('putsTheMostUsedOfAllTeamsFirst', () => {
  const found = mostUsed([
    { id: 'a', name: 'A', budgets: [hard('5', '1'), hard('0', '0')] },
    { id: 'b', name: 'B', budgets: [] },
    { id: 'c', name: 'C', budgets: [hard('5', '4')] },
  ]);

  expect(found.map(({ team, budget }) => `${team.name}: ${budget.spent} of ${budget.amount}`)).toEqual([
    'A: 0 of 0',
    'C: 4 of 5',
    'A: 1 of 5',
  ]);
});
