import { expect, test } from 'vitest';
import type { SpendRow } from '@/api/types';
import { change, linesOf, nameOf, requestsBehind, stackOf } from './breakdown';

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
  requests: 1,
  errors: 0,
  input_tokens: 10,
  output_tokens: 5,
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
const DAYS = ['2026-11-20T00:00:00.000Z', '2026-11-21T00:00:00.000Z'];

function row(team: string, env: string | null, day: number, spend: string): SpendRow {
  return { ...NOTHING, team: { id: team, name: team.toUpperCase() }, tags: env === null ? {} : { env }, bucket: DAYS[day]!, spend };
}

test('addsRowsUpByEveryGroupTogether', () => {
  const lines = linesOf({ rows: [row('a', 'prod', 0, '1'), row('a', 'prod', 1, '0.000000000001'), row('a', null, 1, '5')], previous: null }, ['team', 'tag:env']);

  expect(lines.map(nameOf)).toEqual(['A, Not tagged', 'A, prod']);
  expect(lines.map(({ spend }) => spend)).toEqual([5_000_000_000_000n, 1_000_000_000_001n]);
  expect(lines[1]?.requests).toBe(2);
  expect(lines[0]?.before).toBeUndefined();
});

test('addsUpWhatCachesSavedOfAGroup', () => {
  const rows = [row('a', null, 0, '1'), row('a', null, 1, '1'), row('b', null, 0, '1')].map((each, at) => ({ ...each, saved: `0.${at}` }));

  expect(linesOf({ rows, previous: null }, ['team']).map(({ saved }) => saved)).toEqual([100_000_000_000n, 200_000_000_000n]);
});

test('setsEachGroupBesideThePeriodBefore', () => {
  const previous = { from: '', to: '', total: NOTHING, rows: [{ ...row('a', 'prod', 0, '2'), bucket: null }, { ...row('gone', 'prod', 0, '3'), bucket: null }] };

  const lines = linesOf({ rows: [row('a', 'prod', 0, '1'), row('new', 'prod', 0, '4')], previous }, ['team']);

  expect(lines.map(({ id, before }) => [id, before?.spend])).toEqual([
    ['new', 0n],
    ['a', 2_000_000_000_000n],
    ['gone', 3_000_000_000_000n],
  ]);
});

test('stacksTheLargestOfAMeasureAndGathersTheRest', () => {
  const rows = ['a', 'b', 'c', 'd'].map((team, at) => ({ ...row(team, null, at % 2, '1'), requests: at + 1 }));

  const stack = stackOf(rows, ['team'], 'requests', { buckets: DAYS, every: 'day' }, 2);

  expect(stack.series.map(({ name }) => name)).toEqual(['D', 'C', '2 others']);
  expect(stack.points.map((point) => [point['s0'], point['s1'], point['rest']])).toEqual([
    [0, 3, 1],
    [4, 0, 2],
  ]);
});

test.each([
  [3, 2, 0.5],
  [0n, 4n, -1],
  [5, 0, undefined],
])('changesFrom %o', (now, before, by) => {
  expect(change(now, before)).toBe(by);
});

test('saysAStatusInTheReadersWords', () => {
  const lines = linesOf({ rows: [{ ...NOTHING, status: 'error' }], previous: null }, ['status']);

  expect(lines.map(({ parts }) => parts)).toEqual([[{ id: 'error', name: 'Error' }]]);
});

const SPAN = { from: DAYS[0]!, to: DAYS[1]! };

function lineOf(...ids: string[]) {
  return { parts: ids.map((id) => ({ id, name: id })) };
}

test('opensTheRequestsOfALine', () => {
  expect(requestsBehind(lineOf('search', 'prod'), ['team', 'tag:env'], { model: 'm', by: 'team,tag:env' }, SPAN)).toEqual({ model: 'm', team: 'search', tag: 'env:prod', ...SPAN });
  expect(requestsBehind(lineOf('prod'), ['tag:env'], { tag: 'env:prod' }, SPAN)).toEqual({ tag: 'env:prod', ...SPAN });
});

test.each([
  ['nothing of the kind', lineOf('search', ''), ['team', 'tag:env'], {}],
  ['two values of one tag', lineOf('batch', 'prod'), ['tag:use', 'tag:env'], {}],
  ['a tag besides that of the filter', lineOf('prod'), ['tag:env'], { tag: 'use:batch' }],
] as const)('opensNoOtherRequestsThanThoseOfALineWith %s', (_, line, groups, search) => {
  expect(requestsBehind(line, groups, search, SPAN)).toBeUndefined();
});
