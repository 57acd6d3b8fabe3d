import { queryOptions } from '@tanstack/react-query';
import { all } from './pages';
import type { Model } from './types';

const CATALOGUE_FRESH_MS = 60_000;

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => all<Model>('/api/models', {}, signal),
  staleTime: CATALOGUE_FRESH_MS,
});

/** The model a first call should name: a cheap one that chats. */
export function firstModel(models: readonly Model[] | undefined): string {
  const chats = models?.filter((model) => model.capabilities.includes('chat')) ?? [];
  return (chats.find((model) => /mini|small|haiku|flash|lite/.test(model.id)) ?? chats[0] ?? models?.[0])?.id ?? 'gpt-4o-mini';
}
