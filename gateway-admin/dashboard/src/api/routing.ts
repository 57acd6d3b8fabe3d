import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Place } from '@/lib/places';
import { said, type Saved } from '@/lib/routing';
import { call, versioned } from './client';
import type { AuditEvent, ExplainRequest, Model, Page, RoutingDocument, RoutingExplanation, Team } from './types';

const VERSIONS = 20;

/** The document that is saved at a place; empty when there is none. */
export function routingQuery(place: Place) {
  return queryOptions({
    queryKey: ['routing', place.level, place.id],
    queryFn: ({ signal }) => read(place, signal),
  });
}

async function read(place: Place, signal: AbortSignal): Promise<Saved<RoutingDocument>> {
  const { answer, version } = await versioned<RoutingDocument | Team | Model>('GET', pathTo(place), { signal });
  return { document: said(inside(place, answer)), version };
}

/** A team and a model have their documents among other things. */
function inside({ level }: Place, answer: RoutingDocument | Team | Model): RoutingDocument {
  return level === 'team' || level === 'model' ? ((answer as Team | Model).routing ?? {}) : (answer as RoutingDocument);
}

async function write(place: Place, { document: routing, version }: Saved<RoutingDocument>): Promise<unknown> {
  const path = pathTo(place);
  if (place.level === 'team') return call('PATCH', path, { body: { routing }, version });
  if (place.level !== 'model') return call('PUT', path, { body: routing, version });
  const { id: _, updated_at: __, ...saved } = await call<Model>('GET', path);
  return call('PUT', path, { body: { ...saved, routing }, version });
}

function pathTo({ level, id }: Place) {
  if (level === 'organization') return '/api/routing/organization' as const;
  if (level === 'key') return `/api/routing/keys/${id}` as const;
  return level === 'team' ? (`/api/teams/${id}` as const) : (`/api/operator/models/${pathOf(id)}` as const);
}

/** A model's id may hold slashes, which stay. */
function pathOf(id = ''): string {
  return id.split('/').map(encodeURIComponent).join('/');
}

export function useSaveRouting(place: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: Saved<RoutingDocument>) => write(place, draft),
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
