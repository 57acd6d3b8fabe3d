import { expect, test } from 'vitest';
import { pollEvery } from './tail';

test('asksRarelyWhileChangesAreTold', () => {
  expect(pollEvery(2_000, false)).toBe(2_000);
  expect(pollEvery(2_000, true)).toBe(20_000);
});
