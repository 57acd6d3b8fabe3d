import { expect, test } from 'vitest';
import { checkExpiry, expiresAt, expiryText, expiryValues } from './expiry';

const now = Date.parse('2026-11-21T12:00:00Z');

test('countsDaysFromNow', () => {
  expect(expiresAt('7', '', now)).toBe('2026-11-28T12:00:00.000Z');
  expect(expiresAt('never', '', now)).toBeNull();
});

test('lastsUntilTheEndOfADate', () => {
  expect(expiresAt('date', '2026-12-24', now)).toBe(new Date('2026-12-24T23:59:59').toISOString());
});

test('wantsADateThatIsToCome', () => {
  expect(checkExpiry('date', '', now)).toBe('Choose a date.');
  expect(checkExpiry('date', '2026-11-01', now)).toBe('Choose a date that is not over.');
  expect(checkExpiry('date', '2026-12-24', now)).toBeNull();
  expect(checkExpiry('30', '', now)).toBeNull();
});

test('aFormBeginsWithTheDayItEnds', () => {
  expect(expiryValues(null)).toEqual({ expires: 'never', expires_at: '' });
  expect(expiryValues(new Date('2026-12-24T23:59:59').toISOString())).toEqual({ expires: 'date', expires_at: '2026-12-24' });
});

test('saysWhenAKeyEnds', () => {
  expect(expiryText(null, now)).toBe('Never expires');
  expect(expiryText('2026-12-24T12:00:00Z', now)).toMatch(/^Expires .*2026/);
  expect(expiryText('2026-11-20T12:00:00Z', now)).toMatch(/^Ended .*2026/);
});
