import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { OfferedPrice, Page } from './types';

/** What an offering costs and cost, the latest price first. */
export function offeredPricesQuery(slug: string) {
  return queryOptions({
    queryKey: ['prices', slug],
    queryFn: async ({ signal }) => (await call<Page<OfferedPrice>>('GET', `/api/offerings/${slug}/prices`, { signal })).data,
    staleTime: 60_000,
  });
}
