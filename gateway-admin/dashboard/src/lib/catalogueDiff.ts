import type { CatalogueChange } from '@/api/types';
import { count } from './numbers';

const VERBS = { create: 'added', update: 'changed', delete: 'deleted' } as const;

/** `3 added, 1 deleted` */
export function changeSentence(changes: readonly CatalogueChange[]): string {
  const told = (Object.keys(VERBS) as (keyof typeof VERBS)[]).flatMap((action) => {
    const number = changes.filter((change) => change.action === action).length;
    return number > 0 ? [`${count(number)} ${VERBS[action]}`] : [];
  });
  return told.join(', ');
}

/** A field's value as it stands in a file. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
