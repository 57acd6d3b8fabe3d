import { expect, test } from 'vitest';
import { REQUEST_PERIODS, bucketLabel, period, since } from './period';

const now = new Date('2026-11-21T15:30:00Z');

test('todayIsTwentyFourHoursOfUtc', () => {
  const today = period('today', now);
  expect(today.from).toBe('2026-11-21T00:00:00.000Z');
  expect(today.to).toBe('2026-11-22T00:00:00.000Z');
  expect(today.granularity).toBe('hour');
  expect(today.buckets).toHaveLength(24);
});

test('aWeekEndsWithToday', () => {
  const week = period('7d', now);
  expect(week.buckets[0]).toBe('2026-11-15T00:00:00.000Z');
  expect(week.buckets.at(-1)).toBe('2026-11-21T00:00:00.000Z');
});

test('aMonthStartsOnTheFirst', () => {
  expect(period('month', now).from).toBe('2026-11-01T00:00:00.000Z');
  expect(period('month', now).buckets).toHaveLength(21);
  expect(period('30d', now).buckets).toHaveLength(30);
});

test('labelsBucketsInUtc', () => {
  expect(bucketLabel('2026-11-21T05:00:00Z', 'hour')).toBe('05:00');
  expect(bucketLabel('2026-11-21T00:00:00Z', 'day')).toMatch(/21/);
});

test('aListBeginsAnHourAgoOrWithItsPeriod', () => {
  expect(since('hour', now)).toBe('2026-11-21T14:30:00.000Z');
  expect(since('24h', now)).toBe('2026-11-20T15:30:00.000Z');
  expect(since('month', now)).toBe('2026-11-01T00:00:00.000Z');
});

test('aListSaysOfWhichPeriodsTheDaysAreUtc', () => {
  expect(REQUEST_PERIODS().map(({ label }) => label)).toEqual(['Last hour', 'Last 24 hours', 'Today (UTC)', '7 days (UTC)', '30 days (UTC)', 'This month (UTC)']);
});
