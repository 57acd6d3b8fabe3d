import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import { all } from './pages';
import type { PriceBook, PriceDiff, PriceVersion } from './types';

export type PriceFormat = 'tollgate' | 'csv' | 'community';

/** A file of prices, and when they shall hold. */
export interface PriceFile {
  format: PriceFormat;
  text: string;
  validFrom?: string;
}

export const priceBookQuery = queryOptions({
  queryKey: ['operator', 'prices'],
  queryFn: async ({ signal }) => (await call<PriceBook>('GET', '/api/operator/prices', { signal })).data,
});

/** What an offering cost, costs and will cost, the latest first. */
export function priceVersionsQuery(slug: string) {
  return queryOptions({
    queryKey: ['operator', 'prices', slug],
    queryFn: ({ signal }) => all<PriceVersion>(`/api/operator/offerings/${slug}/prices`, {}, signal),
  });
}

export function useWithdrawPrice(slug: string) {
  return usePriceChange((version: string) => call<void>('DELETE', `/api/operator/offerings/${slug}/prices/${version}`));
}

/** Compares a file with the prices in force; with the token of a comparison, applies what was compared. */
export function useImportPrices() {
  return usePriceChange(({ file, token }: { file: PriceFile; token?: string }) =>
    call<PriceDiff>('POST', '/api/operator/prices/import', {
      query: { format: file.format, valid_from: file.validFrom, apply: token ? true : undefined },
      file: { text: file.text, type: 'text/plain' },
      version: token,
    }),
  );
}

function usePriceChange<B, R>(change: (body: B) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['operator'] }),
        client.invalidateQueries({ queryKey: ['models'] }),
        client.invalidateQueries({ queryKey: ['prices'] }),
      ]),
  });
}
