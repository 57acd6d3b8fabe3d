import { expect, test } from 'vitest';
import { answered, lostSince } from './connection';

const first = new Date('2026-11-21T15:10:00Z');
const later = new Date('2026-11-21T15:12:00Z');

test('tellsSinceWhenNobodyAnswersUntilSomebodyDoes', () => {
  answered(0, first);
  answered(502, later);
  expect(lostSince()).toEqual(first);

  answered(403, later);
  expect(lostSince()).toBeUndefined();
});
