import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { callWithKey } from './dataPlane';
import { all } from './pages';
import type { OfferedModel } from './types';

const CATALOGUE_FRESH_MS = 60_000;

/** The models of this gateway, with what they cost. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => all<OfferedModel>('/api/models', {}, signal),
  staleTime: CATALOGUE_FRESH_MS,
});

/** The names of the models that can be called. */
export function useKnownModels(): string[] {
  const { data: models = [] } = useQuery(modelsQuery);
  return models.filter(({ offerings }) => offerings.length > 0).map(({ id }) => id);
}

/** Those of the names that no model has; none while it is not known. */
export function useUnknownModels(names: readonly string[]): string[] {
  const { data: models } = useQuery(modelsQuery);
  return models ? names.filter((name) => models.every(({ id }) => id !== name)) : [];
}

/** The providers that offer a model. */
export function useProviders(): string[] {
  const { data: models = [] } = useQuery(modelsQuery);
  return [...new Set(models.flatMap(({ offerings }) => offerings.map(({ provider }) => provider)))].sort();
}

/** The models that a key may call, asked of the data plane as an application would. */
export function callableModelsQuery(secret: string | undefined) {
  return queryOptions({
    queryKey: ['models', 'callable', secret],
    queryFn: secret === undefined ? skipToken : () => callable(secret),
    staleTime: CATALOGUE_FRESH_MS,
    retry: false,
  });
}

async function callable(secret: string): Promise<string[]> {
  const response = await callWithKey(secret, '/v1/models');
  if (!response.ok) return [];
  const list = (await response.json()) as { data: { id: string }[] };
  return list.data.map(({ id }) => id);
}
