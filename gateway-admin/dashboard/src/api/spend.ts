import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { period, type PeriodName } from '@/lib/period';
import { call } from './client';
import type { SpendReport } from './types';

const EVERY_MS = 10_000;

/** Spend of a period by one dimension and by time; the latest-requests feed asks again the moment a call arrives. */
export function spendQuery(name: PeriodName, by: 'team' | 'model', team?: string) {
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
