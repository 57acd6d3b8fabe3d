import { expect, test } from 'vitest';
import type { BudgetStatus } from '@/api/types';
import { byUse, standing } from './budgets';

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

test('putsTheMostUsedFirst', () => {
  const budgets = [hard('5', '1'), hard('0', '0'), hard('5', '4')].sort(byUse);

  expect(budgets.map(({ amount, spent }) => `${spent} of ${amount}`)).toEqual(['0 of 0', '4 of 5', '1 of 5']);
});
