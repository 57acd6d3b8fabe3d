import { queryOptions, useQuery, useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { requestQueryOf, type RequestFilter } from '@/lib/requestView';
import { call } from './client';
import { pagesOf } from './pages';
import { pollEvery, useIsTailing } from './tail';
import { ApiError } from './problem';
import type { Page, RequestDetail, RequestPayload, RequestRow } from './types';

export const LIVE_EVERY_MS = 2_000;
const LATEST = 8;
const WRITTEN_WITHIN = 4;
const WRITE_MS = 800;

export const latestQuery = queryOptions({
  queryKey: ['/api/requests', 'latest'],
  queryFn: async ({ signal }) => (await call<Page<RequestRow>>('GET', '/api/requests', { query: { limit: LATEST }, signal })).data,
  refetchInterval: LIVE_EVERY_MS,
});

/** The last calls as they arrive. */
export function useLatestRequests() {
  return useQuery({ ...latestQuery, refetchInterval: pollEvery(LIVE_EVERY_MS, useIsTailing()) });
}

/** Has spend and budgets asked for again whenever a call arrived; for one place of a page. */
export function useFollowRequests(): void {
  const client = useQueryClient();
  const newest = useQuery(latestQuery).data?.[0]?.id;
  const seen = useRef(newest);
  useEffect(() => {
    const arrived = seen.current !== undefined && seen.current !== newest;
    seen.current = newest;
    // What was there from the start is in what the page asks for anyway.
    if (!arrived) return;
    void client.invalidateQueries({ predicate: changesWithCalls });
  }, [client, newest]);
}

const FOLLOWING: readonly unknown[] = ['spend', 'limits', 'refusals'];

/** Whether a call changes it at once; what is too much to ask for at each call says so. */
function changesWithCalls({ queryKey, meta }: Query): boolean {
  return FOLLOWING.includes(queryKey[0]) && meta?.['byTime'] !== true;
}

export function requestsQuery(filter: RequestFilter) {
  return pagesOf<RequestRow>('/api/requests', { ...filter }, { query: () => requestQueryOf(filter, new Date()) });
}

/** The newest call that matches, for those who look at older ones. */
export function newestQuery({ period: _, ...filter }: RequestFilter) {
  return queryOptions({
    queryKey: ['/api/requests', 'newest', filter],
    queryFn: async ({ signal }) =>
      (await call<Page<RequestRow>>('GET', '/api/requests', { query: { ...requestQueryOf(filter, new Date()), limit: 1 }, signal })).data[0]?.id ?? null,
    refetchInterval: LIVE_EVERY_MS,
  });
}

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ['/api/requests', 'one', id],
    queryFn: ({ signal }) => call<RequestDetail>('GET', `/api/requests/${id}`, { signal }),
    // A request that has just ended is written within moments.
    retry: (failures, error) => error instanceof ApiError && error.status === 404 && failures < WRITTEN_WITHIN,
    retryDelay: WRITE_MS,
  });
}

/** The prompt and the answer, where they were kept; each reading is in the audit log. */
export function payloadQuery(id: string) {
  return queryOptions({
    queryKey: ['payload', id],
    queryFn: ({ signal }) => call<RequestPayload>('GET', `/api/requests/${id}/payload`, { signal }),
    staleTime: Infinity,
    retry: false,
  });
}
