import type { AuditEvent } from '@/api/types';

const VERBS: Record<string, string> = {
  create: 'Created',
  update: 'Changed',
  delete: 'Deleted',
  revoke: 'Revoked',
  rotate: 'Rotated',
  put: 'Saved',
  read: 'Read',
};

/** `key.rotate` as people say it: `Rotated key`. */
export function actionText(action: string): string {
  const [subject = action, verb = ''] = action.split('.');
  const words = subject.replaceAll('_', ' ');
  return VERBS[verb] ? `${VERBS[verb]} ${words}` : `${words} ${verb}`.trim();
}

export function actorText({ actor }: AuditEvent): string {
  if (actor.kind === 'system') return 'Tollgate';
  if (actor.kind === 'operator') return actor.name ?? 'Operator';
  return actor.name ? `${actor.name}${actor.kind === 'token' ? ' (API token)' : ''}` : (actor.id ?? actor.kind);
}

/** The name that what was changed has, or had, where the event tells it. */
export function nameIn({ detail }: AuditEvent): string | undefined {
  for (const place of [detail, detail['to'], detail['from']]) {
    if (typeof place === 'object' && place !== null && 'name' in place && typeof place.name === 'string') return place.name;
  }
  return undefined;
}
