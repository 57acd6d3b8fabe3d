import { expect, test } from 'vitest';
import { inSentence, words } from './words';

test('writesNamesOfTheApiAsPeopleReadThem', () => {
  expect(words('upstream_unavailable')).toBe('Upstream unavailable');
  expect(words('json_schema')).toBe('JSON schema');
  expect(words('invalid_api_key')).toBe('Invalid API key');
  expect(words('rpm')).toBe('RPM');
  expect(inSentence('json_schema')).toBe('JSON schema');
  expect(inSentence('end_user')).toBe('end user');
});
