import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { period, type PeriodName } from '@/lib/period';
import { call } from './client';
import type { RefusalReport } from './types';

const EVERY_MS = 10_000;

/** Who was turned away in a period: a refused call has no row among the requests. */
export function refusalsQuery(name: PeriodName, team?: string) {
  return queryOptions({
    queryKey: ['refusals', name, team],
    queryFn: ({ signal }) => {
      const { from, to } = period(name, new Date());
      return call<RefusalReport>('GET', '/api/refusals', { query: { from, to, team }, signal });
    },
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  });
}
