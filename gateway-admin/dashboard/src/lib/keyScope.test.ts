import { expect, test } from 'vitest';
import { checkRanges, hasScopeErrors, NO_SCOPE, scopeBody, scopeText, scopeValues } from './keyScope';

const bound = { endpoints: ['/v1/embeddings'], ip_ranges: ['10.0.0.0/8'], environment: 'staging', member_id: null, disabled: true };

test('saysNothingOfWhatWasLeftEmpty', () => {
  expect(scopeBody(NO_SCOPE)).toEqual({ endpoints: null, ip_ranges: null, environment: null, member_id: null, disabled: false });
  expect(scopeBody(scopeValues(bound))).toEqual(bound);
});

test('tellsWhatAKeyMayBeUsedFor', () => {
  expect(scopeText(bound)).toBe('staging · embeddings · from 10.0.0.0/8');
  expect(scopeText({ endpoints: null, ip_ranges: null, environment: null })).toBe('');
});

test('refusesWhatIsNoAddress', () => {
  expect(checkRanges(['10.0.0.0/8', '2001:db8::/32', '203.0.113.7'])).toBeNull();
  expect(checkRanges(['office'])).toContain('“office”');
});

test('knowsWhichErrorsAreAboutTheScope', () => {
  expect(hasScopeErrors({ 'ip_ranges.0': 'No.' })).toBe(true);
  expect(hasScopeErrors({ name: 'No.' })).toBe(false);
});
