import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { CacheSavings, PerformanceReport } from './types';

const DAY_MS = 86_400_000;
const EVERY_MS = 30_000;

export type PerformanceGroup = 'model' | 'provider' | 'offering';

/** How requests were served in the 24 hours that ended so many days ago. */
export function performanceQuery({ by, daysAgo = 0, team }: { by?: PerformanceGroup; daysAgo?: number; team?: string } = {}) {
  return queryOptions({
    queryKey: ['performance', by, daysAgo, team],
    queryFn: ({ signal }) => {
      const to = new Date(Date.now() - daysAgo * DAY_MS).toISOString();
      return call<PerformanceReport>('GET', '/api/performance', { query: { group_by: by, to, team }, signal });
    },
    refetchInterval: daysAgo === 0 ? EVERY_MS : undefined,
    staleTime: daysAgo === 0 ? 0 : EVERY_MS,
  });
}

/** What prompt caches saved in the last 30 days. */
export const cacheSavingsQuery = queryOptions({
  queryKey: ['spend', 'cache'],
  queryFn: ({ signal }) => call<CacheSavings>('GET', '/api/spend/cache', { signal }),
  refetchInterval: EVERY_MS,
});
