import type { Messages } from '@lingui/core';
import { addMessages, language } from '@/i18n';
import type { Area } from './areas';

type Catalogue = () => Promise<{ default: Messages }>;

/** Each area's words apart, so that nobody loads those of pages that they do not open. */
const CATALOGUES: Record<typeof language, Record<string, Catalogue>> = {
  en: import.meta.glob<{ default: Messages }>('./zh/*.json', { query: '?en' }),
  zh: import.meta.glob<{ default: Messages }>('./zh/*.json', { query: '?zh' }),
};

const loaded = new Map<Area, Promise<void>>();

/** Loads what an area says, once; a failure may be tried again. */
export function loadMessages(area: Area): Promise<void> {
  const known = loaded.get(area);
  if (known) return known;
  const loading = CATALOGUES[language][`./zh/${area}.json`]!().then(({ default: messages }) => addMessages(messages));
  loaded.set(area, loading);
  loading.catch(() => loaded.delete(area));
  return loading;
}
