import { expect, test } from 'vitest';
import type { RefusalReport } from '@/api/types';
import { refusalsByTeam, refusedToday } from './refusals';

const row = (team: string, refusals: number): RefusalReport['rows'][number] => ({
  team: { id: team, name: team },
  key: { id: 'key', name: 'key' },
  reason: 'budget_exceeded',
  scope: 'team',
  refusals,
  last_hour: '2026-11-21T15:00:00Z',
});

test('addsUpWhatEachTeamWasRefused', () => {
  expect(refusalsByTeam({ rows: [row('a', 2), row('b', 1), row('a', 1)] })).toEqual(new Map([['a', 3], ['b', 1]]));
});

test('speaksOfRefusalsOnlyWhenThereAreAny', () => {
  expect(refusedToday(0)).toBeUndefined();
  expect(refusedToday(1)).toBe('1 call refused today');
  expect(refusedToday(4)).toBe('4 calls refused today');
});
