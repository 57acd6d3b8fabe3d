import { expect, test } from 'vitest';
import { keptPlan } from './plan';

test('readsThePlanThatARowKeeps', () => {
  const plan = keptPlan({
    strategy: 'balanced',
    downshift: null,
    candidates: [{ model: 'm', provider: 'p', offering: 'o', standing: 'closed', score: 1.5, expected_cost: '0.002', ttft_millis: 310, token_millis: 12, error_ratio: 0.05, share: 1 }],
    excluded: [{ model: 'm', provider: 'q', offering: 'x', reason: 'region', message: 'is in us' }],
  });
  expect(plan?.candidates[0]).toMatchObject({ offering: 'o', ttft_ms: 310, token_ms: 12, expected_cost: '0.002' });
  expect(plan?.excluded[0]?.message).toBe('is in us');
});

test('hasNoneWhereNoneWasKept', () => {
  expect(keptPlan(null)).toBeUndefined();
});
