import { expect, test } from 'vitest';
import { clockTime, fullTime, hourText, rangeText } from './time';

const now = new Date('2026-11-21T15:30:00Z');

test('countsRefusalsInHoursOfUtc', () => {
  expect(hourText('2026-11-21T15:00:00Z', now)).toBe('15:00 to 16:00 UTC');
  expect(hourText('2026-11-21T00:00:00Z', now)).toBe('00:00 to 01:00 UTC');
  expect(hourText('2026-11-20T23:00:00Z', now)).toMatch(/20.*, 23:00 to 00:00 UTC/);
});

test('everyClockHasTwentyFourHours', () => {
  const midnight = new Date(2026, 10, 21, 0, 5, 9);

  expect(clockTime(midnight.toISOString(), midnight)).toBe('00:05:09');
  expect(fullTime(midnight.toISOString())).toContain('00:05:09');
  expect(fullTime(midnight.toISOString())).not.toMatch(/[AP]M/);
});

test('saysAStretchOfTime', () => {
  const [from, to] = [new Date(2026, 10, 20, 8).toISOString(), new Date(2026, 10, 21, 8).toISOString()];

  expect(rangeText(from, to, now)).toMatch(/^Nov 20, 08:00.+Nov 21, 08:00/);
  expect(rangeText(from, undefined, now)).toMatch(/^Since Nov 20, 08:00/);
  expect(rangeText(undefined, to, now)).toMatch(/^Until Nov 21, 08:00/);
  expect(rangeText(from, to, new Date('2027-06-01T00:00:00Z'))).toMatch(/2026/);
});
