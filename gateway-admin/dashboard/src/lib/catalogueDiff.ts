import type { CatalogueChange } from '@/api/types';
import { t, type Message } from '@/i18n';
import { count } from './numbers';

const TOLD: Record<CatalogueChange['action'], Message> = { create: '{count} added', update: '{count} changed', delete: '{count} deleted' };

/** `3 added, 1 deleted` */
export function changeSentence(changes: readonly CatalogueChange[]): string {
  const told = (Object.keys(TOLD) as CatalogueChange['action'][]).flatMap((action) => {
    const number = changes.filter((change) => change.action === action).length;
    return number > 0 ? [t(TOLD[action], { count: count(number) })] : [];
  });
  return told.join(t(', '));
}

/** A field's value as it stands in a file. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return t('nothing');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
