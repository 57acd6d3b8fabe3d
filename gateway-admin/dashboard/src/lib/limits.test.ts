import { expect, test } from 'vitest';
import { NO_LIMITS, budgetsText, hasLimitErrors, limitBody, limitChecks, limitValues, nextBudget, ratesText } from './limits';

const team = {
  budgets: [{ amount: '5.00', window: 'day', kind: 'hard' } as const],
  rate_limits: { rpm: 60, tpm: null, concurrency: 0, report_only: false },
  allowed_models: null,
};

test('aFormReturnsWhatItWasGiven', () => expect(limitBody(limitValues(team))).toEqual(team));

test('anEmptyFormLimitsNothing', () => {
  expect(limitBody(NO_LIMITS)).toEqual({
    budgets: [],
    rate_limits: { rpm: null, tpm: null, concurrency: null, report_only: false },
    allowed_models: null,
  });
});

test('tellsTwoBudgetsOfOneWindow', () => {
  const day = { amount: '5', window: 'day', kind: 'hard' } as const;
  const values = { ...NO_LIMITS, budgets: [day, day, { ...day, kind: 'soft' as const }] };
  const at = (index: number) => limitChecks.budgets.window('day', values, `budgets.${index}.window`);
  expect([at(0), at(1), at(2)]).toEqual([null, 'There is another budget for this window.', null]);
});

test('saysLimitsInWords', () => {
  expect(budgetsText(team.budgets)).toBe('$5.00 a day');
  expect(ratesText({ ...team.rate_limits, report_only: true })).toBe('60 requests a minute, 0 at once (only reported)');
  expect(ratesText(team.rate_limits)).toBe('60 requests a minute, 0 at once');
  expect(ratesText({ rpm: null, tpm: null, concurrency: null, report_only: false })).toBe('');
});

test('anErrorInTheLimitsIsKnownAsOne', () => {
  expect(hasLimitErrors({ 'budgets.0.amount': 'Enter an amount.' })).toBe(true);
  expect(hasLimitErrors({ name: 'Enter a name.' })).toBe(false);
});

test('oneMoreBudgetIsOfAWindowThatHasNone', () => {
  const first = nextBudget([]);

  expect([first.window, nextBudget([first]).window]).toEqual(['day', 'month']);
});
