import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Place } from '@/lib/places';
import { said } from '@/lib/routing';
import { call } from './client';
import type { AuditEvent, ExplainRequest, Model, Page, RoutingDocument, RoutingExplanation, Team } from './types';

const VERSIONS = 20;

/** The document that is saved at a place; empty when there is none. */
export function routingQuery(place: Place) {
  return queryOptions({
    queryKey: ['routing', place.level, place.id],
    queryFn: async ({ signal }) => said(await read(place, signal)),
  });
}

async function read({ level, id }: Place, signal: AbortSignal): Promise<RoutingDocument> {
  if (level === 'organization') return call<RoutingDocument>('GET', '/api/routing/organization', { signal });
  if (level === 'key') return call<RoutingDocument>('GET', `/api/routing/keys/${id}`, { signal });
  if (level === 'team') return (await call<Team>('GET', `/api/teams/${id}`, { signal })).routing ?? {};
  return (await model(id, signal)).routing ?? {};
}

async function write({ level, id }: Place, routing: RoutingDocument): Promise<unknown> {
  if (level === 'organization') return call('PUT', '/api/routing/organization', { body: routing });
  if (level === 'key') return call('PUT', `/api/routing/keys/${id}`, { body: routing });
  if (level === 'team') return call('PATCH', `/api/teams/${id}`, { body: { routing } });
  const { id: _, updated_at: __, ...saved } = await model(id);
  return call('PUT', `/api/operator/models/${pathOf(id)}`, { body: { ...saved, routing } });
}

function model(id = '', signal?: AbortSignal): Promise<Model> {
  return call<Model>('GET', `/api/operator/models/${pathOf(id)}`, { signal });
}

/** A model's id may hold slashes, which stay. */
function pathOf(id = ''): string {
  return id.split('/').map(encodeURIComponent).join('/');
}

export function useSaveRouting(place: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (document: RoutingDocument) => write(place, document),
    onSuccess: () =>
      Promise.all(['routing', 'routing-versions', 'explain', 'teams', 'operator'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

/** What would become of a request; asked anew for each change of it, the answer before stays until then. */
export function explainQuery(request: ExplainRequest | undefined) {
  return queryOptions({
    queryKey: ['explain', request],
    queryFn: ({ signal }) => call<RoutingExplanation>('POST', '/api/routing/explain', { body: request, signal }),
    enabled: request !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 5_000,
  });
}

/** The changes of a tenant's document, the latest first, by the audit log. */
export function routingVersionsQuery({ level, id }: Place) {
  const of = level === 'team' ? 'team.update' : 'routing.update';
  const target = level === 'organization' ? 'organization' : id;
  return queryOptions({
    queryKey: ['routing-versions', level, id],
    queryFn: async ({ signal }) =>
      (await call<Page<AuditEvent>>('GET', '/api/audit', { query: { action: of, target, limit: VERSIONS }, signal })).data,
    enabled: level !== 'model',
    retry: false,
  });
}
