import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from './client';
import { pagesOf } from './pages';
import type { Page, RequestDetail, RequestRow } from './types';

const LIVE_EVERY_MS = 2_000;
const LATEST = 8;

export interface RequestFilter {
  status?: string;
  team?: string;
  key?: string;
  model?: string;
}

export const latestQuery = queryOptions({
  queryKey: ['/api/requests', 'latest'],
  queryFn: async ({ signal }) => (await call<Page<RequestRow>>('GET', '/api/requests', { query: { limit: LATEST }, signal })).data,
  refetchInterval: LIVE_EVERY_MS,
});

/** The last calls as they arrive; spend and budgets are asked for again whenever one did. */
export function useLatestRequests() {
  const client = useQueryClient();
  const query = useQuery(latestQuery);
  const newest = query.data?.[0]?.id;
  useEffect(() => {
    if (newest === undefined) return;
    void client.invalidateQueries({ queryKey: ['spend'] });
    void client.invalidateQueries({ queryKey: ['limits'] });
  }, [client, newest]);
  return query;
}

export function requestsQuery(filter: RequestFilter) {
  return pagesOf<RequestRow>('/api/requests', { ...filter });
}

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ['/api/requests', 'one', id],
    queryFn: ({ signal }) => call<RequestDetail>('GET', `/api/requests/${id}`, { signal }),
  });
}
