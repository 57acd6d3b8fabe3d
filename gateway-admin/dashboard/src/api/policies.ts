import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Place } from '@/lib/places';
import { said, type Saved } from '@/lib/routing';
import { call, versioned } from './client';
import type { EffectivePolicy, PolicyDocument } from './types';

/** The policy that is saved at a place; empty when nothing is bound. */
export function policyQuery(place: Place) {
  return queryOptions({
    queryKey: ['policies', place.level, place.id],
    queryFn: async ({ signal }): Promise<Saved<PolicyDocument>> => {
      const { answer, version } = await versioned<PolicyDocument>('GET', pathOf(place), { signal });
      return { document: said(answer), version };
    },
  });
}

export function useSavePolicy(place: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ document: policy, version }: Saved<PolicyDocument>) => call<PolicyDocument>('PUT', pathOf(place), { body: policy, version }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['policies'] }),
  });
}

/** What binds a key in the end, and where each part comes from. */
export function effectivePolicyQuery(key: string) {
  return queryOptions({
    queryKey: ['policies', 'effective', key],
    queryFn: ({ signal }) => call<EffectivePolicy>('GET', '/api/policies/effective', { query: { key }, signal }),
  });
}

function pathOf({ level, id }: Place) {
  return level === 'organization' ? ('/api/policies/organization' as const) : (`/api/policies/${level === 'team' ? 'teams' : 'keys'}/${id}` as const);
}
