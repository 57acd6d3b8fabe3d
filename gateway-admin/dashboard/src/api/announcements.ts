import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Announcement } from './types';

/** What the operator tells everybody now, the most important first. */
export const announcementsQuery = queryOptions({
  queryKey: ['announcements'],
  queryFn: async ({ signal }) => (await call<{ data: Announcement[] }>('GET', '/api/announcements', { signal })).data,
  staleTime: 60_000,
  refetchInterval: 60_000,
  retry: false,
});
