import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { pico, type Pico } from '@/lib/money';
import { period, type PeriodName } from '@/lib/period';
import type { Dimension } from '@/lib/spend';
import { call } from './client';
import type { SpendReport } from './types';

const EVERY_MS = 10_000;

/** Spend of a period by one dimension and by time; the latest-requests feed asks again the moment a call arrives. */
export function spendQuery(name: PeriodName, by: Dimension, team?: string) {
  return queryOptions({
    queryKey: ['spend', name, by, team],
    queryFn: ({ signal }) => {
      const { from, to, granularity } = period(name, new Date());
      return call<SpendReport>('GET', '/api/spend', { query: { group_by: [by], from, to, granularity, team }, signal });
    },
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  });
}

/** Who or what spent most in all: with thousands of keys each day of each would be megabytes. It is asked for by time alone, however many calls arrive. */
export function dearestQuery(name: PeriodName, by: Dimension, top: number) {
  return queryOptions({
    queryKey: ['spend', 'dearest', name, by, top],
    queryFn: ({ signal }) => {
      const { from, to } = period(name, new Date());
      return call<SpendReport>('GET', '/api/spend', { query: { group_by: [by], from, to, top }, signal });
    },
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
    meta: { byTime: true },
  });
}

/** What each key spent, by its id. */
export type SpendByKey = ReadonlyMap<string, Pico>;

export function spendByKeyQuery(team?: string) {
  return queryOptions({
    queryKey: ['spend', '30d', 'key', team],
    queryFn: async ({ signal }): Promise<SpendByKey> => {
      const { from, to } = period('30d', new Date());
      const { rows } = await call<SpendReport>('GET', '/api/spend', { query: { group_by: ['key'], from, to, team }, signal });
      return new Map(rows.flatMap(({ key, spend }) => (key ? [[key.id, pico(spend)]] : [])));
    },
  });
}
