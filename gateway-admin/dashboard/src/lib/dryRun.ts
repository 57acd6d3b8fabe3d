import type { ExplainRequest, RoutingDocument } from '@/api/types';
import type { Place } from './places';
import { tagsOf } from './tags';

/** A request that nobody makes, as a form holds it. */
export interface Supposed {
  model: string;
  key?: string;
  input: number | '';
  output: number | '';
  stream: boolean;
  tags: string[];
  metadata: string[];
  endUser: string;
  priority: 'normal' | 'low';
}

/** What a dry run begins with. */
export function supposed(place: Place): Supposed {
  return { model: place.level === 'model' ? (place.id ?? '') : '', input: '', output: '', stream: true, tags: [], metadata: [], endUser: '', priority: 'normal' };
}

/** What the API is asked; with a draft, as if that were saved at the place. */
export function explainRequest(request: Supposed, place: Place, draft?: RoutingDocument): ExplainRequest {
  const key = place.level === 'key' ? place.id : request.key;
  return {
    model: request.model,
    key_id: key,
    team_id: key === undefined && place.level === 'team' ? place.id : undefined,
    input_tokens: request.input === '' ? undefined : request.input,
    max_tokens: request.output === '' ? undefined : request.output,
    stream: request.stream,
    tags: some(tagsOf(request.tags)),
    metadata: some(tagsOf(request.metadata)),
    end_user: request.endUser.trim() || undefined,
    priority: request.priority === 'low' ? 'low' : undefined,
    draft: draft && { level: place.level, routing: draft },
  };
}

function some(named: Record<string, string>): Record<string, string> | undefined {
  return Object.keys(named).length > 0 ? named : undefined;
}
