import { expect, test } from 'vitest';
import { isDeleted, teamName } from './deleted';

test('tellsATeamThatIsNoMore', () => {
  expect(isDeleted('team_1', [{ id: 'team_2' }])).toBe(true);
  expect(isDeleted('team_2', [{ id: 'team_2' }])).toBe(false);
  expect(teamName('Research', true)).toBe('Research (deleted)');
  expect(teamName('Research', false)).toBe('Research');
});

test('callsNothingDeletedThatIsNotKnownToBe', () => {
  expect(isDeleted('team_1', undefined)).toBe(false);
  expect(isDeleted('none', [])).toBe(false);
  expect(isDeleted('rest', [])).toBe(false);
});
