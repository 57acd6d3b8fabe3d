import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { period, type PeriodName } from '@/lib/period';
import { call } from './client';
import { LIVE_EVERY_MS } from './requests';
import type { RefusalReport } from './types';

/** Who was turned away in a period: a refused call has no row among the requests. */
export function refusalsQuery(name: PeriodName, team?: string) {
  return queryOptions({
    queryKey: ['refusals', name, team],
    queryFn: ({ signal }) => {
      const { from, to } = period(name, new Date());
      return call<RefusalReport>('GET', '/api/refusals', { query: { from, to, team }, signal });
    },
    refetchInterval: LIVE_EVERY_MS,
    placeholderData: keepPreviousData,
  });
}
