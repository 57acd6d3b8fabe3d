import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { rank } from '@/lib/spend';
import { useSecret } from '@/lib/secret';
import { spendQuery } from './spend';

const CATALOGUE_FRESH_MS = 60_000;

/** The models that a key may call, asked of the data plane as an application would. */
export function callableModelsQuery(secret: string | undefined) {
  return queryOptions({
    queryKey: ['models', secret],
    queryFn: secret === undefined ? skipToken : () => callable(secret),
    staleTime: CATALOGUE_FRESH_MS,
    retry: false,
  });
}

async function callable(secret: string): Promise<string[]> {
  const response = await fetch('/v1/models', { headers: { authorization: `Bearer ${secret}` }, credentials: 'omit' });
  if (!response.ok) return [];
  const list = (await response.json()) as { data: { id: string }[] };
  return list.data.map(({ id }) => id);
}

/** The models known here: what the key made last may call, and what was called lately. */
export function useKnownModels(): string[] {
  const { data: callable = [] } = useQuery(callableModelsQuery(useSecret()));
  const { data: spend } = useQuery(spendQuery('30d', 'model'));
  const used = spend ? rank(spend.rows, 'model').map(({ id }) => id) : [];
  return [...new Set([...callable, ...used])];
}
