import { expect, test } from 'vitest';
import { firstModel } from './models';

test('namesACheapModelThatChats', () => {
  expect(firstModel(['text-embedding-3-small', 'gpt-4o', 'gpt-4o-mini'])).toBe('gpt-4o-mini');
  expect(firstModel(['text-embedding-3-small', 'gpt-4o'])).toBe('gpt-4o');
});

test('leavesAGapWhereNoModelIsKnown', () => expect(firstModel([])).toBe('YOUR_MODEL'));
