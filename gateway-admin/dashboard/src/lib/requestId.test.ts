import { expect, test } from 'vitest';
import { looksLikeRequest } from './requestId';

test('knowsARequestByItsId', () => {
  expect(looksLikeRequest(' req_01m7zafe7pf1n8tmqxsee2jrsg ')).toBe(true);
  expect(looksLikeRequest('team_01m7zafe7pf1n8tmqxsee2jrsg')).toBe(false);
  expect(looksLikeRequest('req_01m7')).toBe(false);
});
