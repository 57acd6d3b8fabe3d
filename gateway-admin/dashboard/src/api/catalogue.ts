import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sameParts } from '@/lib/changed';
import { runNow } from '@/lib/later';
import { call, versioned } from './client';
import { all } from './pages';
import { changedMeanwhile } from './problem';
import type { Credential, Model, Offering, Organization, Provider } from './types';
import type { components } from './schema.gen';

type Schemas = components['schemas'];

/** What the catalogue is made of: each kind's list, its rows and what a PUT takes. */
export interface Kinds {
  providers: { row: Provider; body: Schemas['ProviderRequest'] };
  credentials: { row: Credential; body: Schemas['CredentialRequest'] };
  models: { row: Model; body: Schemas['ModelRequest'] };
  offerings: { row: Offering; body: Schemas['OfferingRequest'] };
}

export type Kind = keyof Kinds;

export function catalogueQuery<K extends Kind>(kind: K) {
  return queryOptions({
    queryKey: ['operator', kind],
    queryFn: ({ signal }) => all<Kinds[K]['row']>(`/api/operator/${kind}`, {}, signal),
  });
}

/** The names of this kind that are known. */
export function useNames(kind: Kind): string[] {
  return (useQuery(catalogueQuery(kind)).data ?? []).map((row) => ('slug' in row ? row.slug : row.id));
}

/** Under which a thing waits to be deleted. */
export function waitingId(kind: Kind, id: string): string {
  return `${kind}/${id}`;
}

/** Makes or replaces one thing of the catalogue; one of this id that waits to be deleted goes before it. */
export function usePut<K extends Kind>(kind: K) {
  return useCatalogueChange(async ({ id, body }: { id: string; body: Kinds[K]['body'] }) => {
    await runNow(waitingId(kind, id));
    return call<Kinds[K]['row']>('PUT', `/api/operator/${kind}/${pathOf(id)}`, { body });
  });
}

/** Changes what a form changed of one thing; all else stays as it is by now, such as a price that was imported since the form was opened. */
export function useChange<K extends Kind>(kind: K) {
  return useCatalogueChange(async ({ opened, changes }: { opened: Kinds[K]['row']; changes: Partial<Kinds[K]['body']> }) => {
    const path = `/api/operator/${kind}/${pathOf('slug' in opened ? opened.slug : opened.id)}` as const;
    const { answer: present, version } = await versioned<Kinds[K]['row']>('GET', path);
    if (!sameParts(opened, present, Object.keys(changes))) {
      throw changedMeanwhile();
    }
    return call<Kinds[K]['row']>('PUT', path, { body: { ...bodyOf(present), ...changes }, version });
  });
}

/** What is there, as a PUT takes it: a price that is not named stays. */
function bodyOf(row: Kinds[Kind]['row']): object {
  const { id: _id, slug: _slug, price: _price, updated_at: _at, api_key_env: _env, health: _health, ...body } = { id: '', slug: '', price: null, api_key_env: null, health: null, ...row };
  return body;
}

export function useRemove(kind: Kind) {
  return useCatalogueChange((id: string) => call<void>('DELETE', `/api/operator/${kind}/${pathOf(id)}`));
}

/** Asks the provider whether it takes the key, by a call that costs nothing. */
export function useTestCredential() {
  return useCatalogueChange((slug: string) =>
    call<Schemas['CredentialTest']>('POST', `/api/operator/credentials/${pathOf(slug)}/test`),
  );
}

export const organizationsQuery = queryOptions({
  queryKey: ['operator', 'organizations'],
  queryFn: ({ signal }) => all<Organization>('/api/operator/organizations', {}, signal),
});

export function useUpdateOrganization(id: string) {
  return useCatalogueChange((body: Schemas['OrganizationPatch']) =>
    call<Organization>('PATCH', `/api/operator/organizations/${id}`, { body }),
  );
}

/** A model's id may hold slashes, which stay. */
function pathOf(id: string): string {
  return id.split('/').map(encodeURIComponent).join('/');
}

function useCatalogueChange<B, R>(change: (body: B) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ['operator'] }), client.invalidateQueries({ queryKey: ['models'] })]) });
}
