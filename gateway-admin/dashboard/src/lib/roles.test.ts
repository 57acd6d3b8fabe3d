import { expect, test } from 'vitest';
import { rolesToGive } from './roles';

test('only an owner is offered to make owners', () => {
  expect(rolesToGive(true).map(({ value }) => value)).toContain('owner');
  expect(rolesToGive(false).map(({ value }) => value)).toEqual(['admin', 'billing', 'viewer', 'member']);
});
