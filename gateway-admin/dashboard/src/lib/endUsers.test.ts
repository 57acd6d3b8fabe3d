import { expect, test } from 'vitest';
import { endUserBody, endUserChecks, endUserValues, endUsersText, hasEndUserErrors } from './endUsers';

const limits = {
  budgets: [{ amount: '1.00', window: 'day', kind: 'hard' } as const],
  rate_limits: { rpm: 10, tpm: null, concurrency: 0, report_only: false },
};

test('aFormReturnsTheEndUsersLimitsItWasGiven', () => expect(endUserBody(endUserValues(limits))).toEqual({ end_users: limits }));

test('limitsThatWereEmptiedAreTakenAwayAndNoOthers', () => {
  const none = { end_users: { budgets: [], rate_limits: { rpm: null, tpm: null, concurrency: null, report_only: false } } };
  expect(endUserBody(endUserValues(null))).toEqual(none);
  expect(endUserBody({ end_users: { budgets: [], rate_limits: { rpm: '', tpm: '', concurrency: '', report_only: false } } })).toEqual(none);
});

test('aLimitOfNothingIsALimit', () => {
  expect(endUserBody({ end_users: { budgets: [], rate_limits: { rpm: '', tpm: '', concurrency: 0, report_only: false } } }).end_users.rate_limits.concurrency).toBe(0);
});

test('tellsTwoBudgetsOfOneWindowForAnEndUser', () => {
  const values = endUserValues({ ...limits, budgets: [...limits.budgets, ...limits.budgets] });
  const check = endUserChecks.end_users.budgets.window;
  expect(check('day', values, 'end_users.budgets.0.window')).toBeNull();
  expect(check('day', values, 'end_users.budgets.1.window')).toBe('There is another budget for this window.');
});

test('saysTheLimitsOfAnEndUserInWords', () => {
  expect(endUsersText(limits)).toBe('$1.00 a day, 10 requests a minute, 0 at once');
  expect(endUsersText(null)).toBe('');
});

test('anErrorOfTheEndUsersIsKnownAsOne', () => {
  expect(hasEndUserErrors({ 'end_users.budgets.0.amount': 'Enter an amount.' })).toBe(true);
  expect(hasEndUserErrors({ 'budgets.0.amount': 'Enter an amount.' })).toBe(false);
});
