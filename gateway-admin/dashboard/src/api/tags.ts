import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from './client';
import type { KnownTags } from './types';

const FRESH_MS = 60_000;

const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: async ({ signal }) => (await call<KnownTags>('GET', '/api/tags', { signal })).data,
  staleTime: FRESH_MS,
});

/** The names of the tags that keys and requests carry. */
export function useTagNames(): string[] {
  const { data: tags = [] } = useQuery(tagsQuery);
  return tags.map(({ name }) => name);
}

/** The tags that keys and requests carry, each written as name:value. */
export function useKnownTags(): string[] {
  const { data: tags = [] } = useQuery(tagsQuery);
  return tags.flatMap(({ name, values }) => values.map((value) => `${name}:${value}`));
}
