import { expect, test } from 'vitest';
import type { SpendRow } from '@/api/types';
import { decimal } from './money';
import { period } from './period';
import { rank, requestsOf, stack, tokensOf } from './spend';

const week = period('7d', new Date('2026-11-21T15:30:00Z'));

const NOTHING: SpendRow = {
  team: null,
  key: null,
  member: null,
  model: null,
  provider: null,
  offering: null,
  status: null,
  end_user: null,
  tags: {},
  bucket: null,
  requests: 0,
  errors: 0,
  input_tokens: 0,
  output_tokens: 0,
  cache_read_tokens: 0,
  cache_write_tokens: 0,
  reasoning_tokens: 0,
  cache_hit_rate: null,
  spend: '0',
  charged: '0',
  list_cost: '0',
  upstream_cost: '0',
  discount: '0',
  fee: '0',
  saved: '0',
};

function row(team: string, day: number, spend: string): SpendRow {
  return {
    ...NOTHING,
    team: { id: team, name: team.toUpperCase() },
    bucket: `2026-11-${day}T00:00:00Z`,
    requests: 2,
    errors: 1,
    input_tokens: 10,
    output_tokens: 5,
    cache_read_tokens: 3,
    cache_write_tokens: 1,
    spend,
  };
}

test('ranksByExactSpend', () => {
  const ranked = rank([row('a', 20, '0.1'), row('b', 20, '0.25'), row('a', 21, '0.2')], 'team');
  expect(ranked.map(({ name, spend }) => [name, decimal(spend)])).toEqual([['A', '0.3'], ['B', '0.25']]);
  expect(ranked[0]).toMatchObject({ requests: 4, errors: 2, tokens: 38 });
});

test('countsCachedTokensBesideTheInput', () => expect(tokensOf(row('a', 20, '0'))).toBe(19));

test('stacksEveryBucketOfThePeriod', () => {
  const { series, points, exact } = stack([row('a', 20, '0.1'), row('b', 21, '2')], 'team', week);
  expect(series).toEqual([{ id: 'b', name: 'B' }, { id: 'a', name: 'A' }]);
  expect(points).toHaveLength(7);
  expect(points.at(-2)).toMatchObject({ a: 0.1, b: 0 });
  expect(exact.at(-1)?.get('b')).toBe(2_000_000_000_000n);
});

test('gathersTheManySmallOnes', () => {
  const rows = 'abcdefghij'.split('').map((team, at) => row(team, 20, `${10 - at}`));
  const { series, points } = stack(rows, 'team', week, 6);
  expect(series.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', '4 others']);
  expect(points.at(-2)?.['rest']).toBe(10);
});

test('showsOneMoreRatherThanOneOther', () => {
  const rows = 'abcdefg'.split('').map((team) => row(team, 20, '1'));
  expect(stack(rows, 'team', week, 6).series).toHaveLength(7);
});

test('opensTheRequestsOfARankInItsPeriod', () => {
  expect(requestsOf('llama', 'model', 'today')).toEqual({ model: 'llama', period: 'today' });
  expect(requestsOf(rank([NOTHING], 'key')[0]!.id, 'key', '7d')).toBeUndefined();
});
