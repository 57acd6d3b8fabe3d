import { inSentence } from './words';
import type { AuditEvent } from '@/api/types';
import { t, type Message } from '@/i18n';

const VERBS: Record<string, Message> = {
  create: 'Created {subject}',
  update: 'Changed {subject}',
  delete: 'Deleted {subject}',
  revoke: 'Revoked {subject}',
  rotate: 'Rotated {subject}',
  put: 'Saved {subject}',
  read: 'Read {subject}',
};

/** `key.rotate` as people say it: `Rotated key`. */
export function actionText(action: string): string {
  const [subject = action, verb = ''] = action.split('.');
  const named = inSentence(subject);
  const told = VERBS[verb];
  return told ? t(told, { subject: named }) : `${named} ${verb}`.trim();
}

export function actorText({ actor }: AuditEvent): string {
  if (actor.kind === 'system') return 'Tollgate';
  if (actor.kind === 'operator') return actor.name ?? t('Operator');
  if (!actor.name) return actor.id ?? actor.kind;
  return actor.kind === 'token' ? t('{name} (API token)', { name: actor.name }) : actor.name;
}

/** The name that what was changed has, or had, where the event tells it. */
export function nameIn({ detail }: AuditEvent): string | undefined {
  for (const place of [detail, detail['to'], detail['from']]) {
    if (typeof place === 'object' && place !== null && 'name' in place && typeof place.name === 'string') return place.name;
  }
  return undefined;
}
