import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import { all } from './pages';
import type { BreakerTurns, CatalogueDiff, Credential, MarginReport, Preset, Provider, System } from './types';

const SYSTEM_EVERY_MS = 5_000;
const MARGINS_EVERY_MS = 10_000;
const BREAKERS_EVERY_MS = 15_000;

/** The providers that need no more than their names. */
export const presetsQuery = queryOptions({
  queryKey: ['operator', 'presets'],
  queryFn: ({ signal }) => all<Preset>('/api/operator/presets', {}, signal),
  staleTime: Infinity,
});

/** Nodes, databases and what waits; asked again while it is looked at. */
export const systemQuery = queryOptions({
  queryKey: ['operator', 'system'],
  queryFn: ({ signal }) => call<System>('GET', '/api/operator/system', { signal }),
  refetchInterval: SYSTEM_EVERY_MS,
});

/** When breakers opened and closed in the last 24 hours. */
export const breakersQuery = queryOptions({
  queryKey: ['operator', 'breakers'],
  queryFn: ({ signal }) => call<BreakerTurns>('GET', '/api/operator/breakers', { signal }),
  refetchInterval: BREAKERS_EVERY_MS,
});

export interface MarginQuestion {
  group_by: string;
  granularity?: string;
  from?: string;
  [name: string]: string | undefined;
}

/** What all tenants spent, and what stays with the platform. */
export function marginsQuery(question: MarginQuestion) {
  return queryOptions({
    queryKey: ['operator', 'spend', question],
    queryFn: ({ signal }) => call<MarginReport>('GET', '/api/operator/spend', { query: question, signal }),
    refetchInterval: MARGINS_EVERY_MS,
  });
}

/** Adds a known provider, with its key when there is one. */
export function useAddPreset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ slug, preset, baseUrl, key }: { slug: string; preset: string; baseUrl?: string; key?: string }) => {
      const made = await call<Provider>('PUT', `/api/operator/providers/${encodeURIComponent(slug)}`, { body: { preset, base_url: baseUrl } });
      if (key) await call<Credential>('PUT', `/api/operator/credentials/${encodeURIComponent(`${slug}-main`)}`, { body: { provider: slug, api_key: key } });
      return made;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['operator'] }),
  });
}

/** Compares a catalogue's file with the catalogue; with the token of a comparison, applies what was compared. */
export function useImportCatalogue() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ text, missing, token }: { text: string; missing: 'keep' | 'delete'; token?: string }) =>
      call<CatalogueDiff>('POST', '/api/operator/catalogue/import', {
        query: { missing, apply: token ? true : undefined },
        file: { text, type: 'application/yaml' },
        version: token,
      }),
    onSuccess: ({ applied }) => (applied ? Promise.all(['operator', 'models'].map((key) => client.invalidateQueries({ queryKey: [key] }))) : undefined),
  });
}
