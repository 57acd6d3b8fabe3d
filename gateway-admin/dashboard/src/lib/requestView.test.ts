import { expect, test } from 'vitest';
import { readRequestsSearch, requestQueryOf } from './requestView';

test('readsFiltersHoweverTheAddressWritesThem', () => {
  expect(readRequestsSearch({ min_spend: 0.5, streamed: true, tag: 'env:prod', colour: 'red', from: 'x' })).toMatchObject({
    min_spend: '0.5',
    streamed: 'true',
    tag: 'env:prod',
    from: undefined,
  });
});

test('asksForAStretchOfTimeRatherThanAPeriod', () => {
  const now = new Date('2026-11-21T15:30:00Z');

  expect(requestQueryOf({ period: 'hour', model: 'm' }, now)).toEqual({ model: 'm', from: '2026-11-21T14:30:00.000Z', to: undefined });
  expect(requestQueryOf({ period: 'hour', from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' }, now)).toEqual({
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-02T00:00:00Z',
  });
});
