import { expect, test } from 'vitest';
import { placeOf, readPlace } from './places';

test('readsWhoseDocumentAnAddressNames', () => {
  expect(placeOf(readPlace({ level: 'team', id: 'team_1' }))).toEqual({ level: 'team', id: 'team_1' });
  expect(placeOf(readPlace({}))).toEqual({ level: 'organization', id: undefined });
  expect(placeOf(readPlace({ level: 'galaxy', id: 'x' }))).toEqual({ level: 'organization', id: undefined });
});

test('knowsNobodyYetWhileATeamIsToBeChosen', () => {
  expect(placeOf(readPlace({ level: 'team' }))).toBeUndefined();
});
