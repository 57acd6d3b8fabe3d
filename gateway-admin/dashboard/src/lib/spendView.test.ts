import { expect, test } from 'vitest';
import { bucketEnd, bucketTime, filtersOf, groupsOf, readSpendSearch, spanOf, untilNow } from './spendView';

const NOW = new Date('2026-11-21T15:30:00Z');

test('keepsOfAnAddressWhatBelongsThere', () => {
  const read = readSpendSearch({ period: 'month', by: 'team,colour,tag:env', show: 'noise', team: 'team_1', end_user: 42, from: 'soon' });

  expect(read).toMatchObject({ period: 'month', by: 'team,tag:env', team: 'team_1', end_user: '42' });
  expect(read.show).toBeUndefined();
  expect(read.from).toBeUndefined();
  expect(filtersOf(read)).toEqual({ team: 'team_1', end_user: '42' });
});

test('groupsByAtMostThree', () => {
  expect(groupsOf('team,model,team,key,provider')).toEqual(['team', 'model', 'key']);
  expect(groupsOf(undefined)).toEqual(['team']);
});

test.each([
  [{ period: 'today' as const }, '2026-11-21', '2026-11-22', 'hour', 24],
  [{ period: 'yesterday' as const }, '2026-11-20', '2026-11-21', 'hour', 24],
  [{}, '2026-10-23', '2026-11-22', 'day', 30],
  [{ period: '90d' as const, every: 'hour' as const }, '2026-08-24', '2026-11-22', 'day', 90],
  [{ period: 'custom' as const, every: 'hour' as const, from: '2026-03-01', to: '2026-03-31' }, '2026-03-01', '2026-04-01', 'hour', 744],
  [{ period: 'custom' as const, every: 'hour' as const, from: '2026-03-01', to: '2026-04-01' }, '2026-03-01', '2026-04-02', 'day', 32],
  [{ period: 'last-month' as const }, '2026-10-01', '2026-11-01', 'day', 31],
  [{ period: 'custom' as const, from: '2026-03-05', to: '2026-03-01' }, '2026-03-01', '2026-03-06', 'day', 5],
  [{ period: 'custom' as const, from: '2025-01-15', to: '2026-03-01' }, '2025-01-15', '2026-03-02', 'month', 15],
])('coversWholeDaysOf %o', (search, from, to, every, buckets) => {
  const span = spanOf(search, NOW);

  expect(span.from.slice(0, 10)).toBe(from);
  expect(span.to.slice(0, 10)).toBe(to);
  expect(span.every).toBe(every);
  expect(span.buckets).toHaveLength(buckets);
});

test('comparesHoursThatHaveBegunAndNotTheRestOfTheDay', () => {
  expect(untilNow(spanOf({ period: 'today' }, NOW), NOW).to).toBe('2026-11-21T16:00:00.000Z');
  expect(untilNow(spanOf({ period: 'last-month' }, NOW), NOW).to).toBe('2026-11-01T00:00:00.000Z');
});

test('endsABucketWhereTheNextBegins', () => {
  expect(bucketEnd('2026-12-01T00:00:00Z', 'month')).toBe('2027-01-01T00:00:00.000Z');
  expect(bucketEnd('2026-11-21T23:00:00Z', 'hour')).toBe('2026-11-22T00:00:00.000Z');
});

test('opensOfAMonthOnlyThePartThatTheBarIsOf', () => {
  const span = spanOf({ period: 'custom', from: '2026-09-10', to: '2026-11-05', every: 'month' }, NOW);

  expect([0, 1, 2, 3].map((at) => bucketTime(span, at))).toEqual([
    { from: '2026-09-10T00:00:00.000Z', to: '2026-10-01T00:00:00.000Z' },
    { from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' },
    { from: '2026-11-01T00:00:00.000Z', to: '2026-11-06T00:00:00.000Z' },
    undefined,
  ]);
});
