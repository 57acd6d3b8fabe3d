import { expect, test } from 'vitest';
import type { BudgetStatus } from '@/api/types';
import { decimal, pico } from './money';
import { exhaustion, monthProjection } from './projection';

test('goesOnAtThePaceOfTheLastSevenDays', () => {
  const noon = new Date('2026-11-21T12:00:00Z');

  // Six and a half days cost 13 dollars: two a day, for nine and a half days more.
  expect(decimal(monthProjection(pico('30'), pico('13'), noon))).toBe('49');
});

test('addsNothingAtTheEndOfTheMonth', () => {
  expect(monthProjection(5n, 7_000n, new Date('2026-11-30T23:59:59.999Z'))).toBeLessThan(6n);
});

const monthly = (amount: string, spent: string): BudgetStatus => ({
  amount,
  spent,
  kind: 'hard',
  window: 'month',
  remaining: '0',
  reserved: '0',
  resets_at: '2026-12-01T00:00:00Z',
});
const TENTH = new Date('2026-11-11T00:00:00Z');

test('tellsWhenABudgetRunsOut', () => {
  expect(exhaustion(monthly('20', '10'), TENTH)?.toISOString()).toBe('2026-11-21T00:00:00.000Z');
});

test.each([
  ['lasts', monthly('40', '10'), TENTH],
  ['is unused', monthly('40', '0'), TENTH],
  ['is used up', monthly('10', '10'), TENTH],
  ['has hardly begun', monthly('10', '1'), new Date('2026-11-01T01:00:00Z')],
  ['never resets', { ...monthly('20', '10'), window: 'total' as const, resets_at: null }, TENTH],
])('tellsNothingOfABudgetThat %s', (_, budget, now) => {
  expect(exhaustion(budget, now)).toBeUndefined();
});
