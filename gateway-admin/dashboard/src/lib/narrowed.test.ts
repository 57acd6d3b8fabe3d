import { expect, test } from 'vitest';
import { NEW_NARROWED, hasNarrowedErrors, narrowedBody, narrowedChecks, narrowedValues } from './narrowed';

const limits = [
  { model: 'gpt-oss-20b', endpoint: null, tag: null, budgets: [{ amount: '5.00', window: 'day', kind: 'soft' } as const], rate_limits: { rpm: 60, tpm: null, concurrency: null, report_only: true } },
  { model: null, endpoint: null, tag: 'env:prod', budgets: [], rate_limits: { rpm: null, tpm: 1_000, concurrency: null, report_only: false } },
];

test('aFormReturnsTheNarrowedLimitsItWasGiven', () => {
  const { narrowed_limits } = narrowedBody(narrowedValues(limits));

  expect(narrowed_limits.map(({ model, tag }) => model ?? tag)).toEqual(['gpt-oss-20b', 'env:prod']);
  expect(narrowed_limits[0]!.rate_limits).toEqual(limits[0]!.rate_limits);
  expect(narrowed_limits[0]!.budgets).toEqual(limits[0]!.budgets);
});

test('wantsToKnowForWhatALimitIs', () => {
  const check = (value: object) => narrowedChecks.narrowed.name((value as { name: string }).name, { narrowed: [{ ...NEW_NARROWED, ...value }] }, 'narrowed.0.name');

  expect(check({ name: ' ' })).toBe('Say for what.');
  expect(check({ to: 'tag', name: 'prod' })).toBe('Write it as name:value.');
  expect(check({ to: 'tag', name: 'env:prod' })).toBe('Give it a budget or a rate limit.');
  expect(check({ to: 'tag', name: 'env:prod', rate_limits: { ...NEW_NARROWED.rate_limits, rpm: 0 } })).toBeNull();
});

test('knowsTheErrorsOfItsFields', () => {
  expect(hasNarrowedErrors({ 'narrowed.0.name': 'x' })).toBe(true);
  expect(hasNarrowedErrors({ 'budgets.0.amount': 'x' })).toBe(false);
});
