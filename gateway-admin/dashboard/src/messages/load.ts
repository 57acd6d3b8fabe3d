import type { Messages } from '@lingui/core';
import { addMessages, language, speak, type Language } from '@/i18n';
import type { Area } from './areas';

type Catalogue = () => Promise<{ default: Messages }>;

/** Each area's words apart, so that nobody loads those of pages that they do not open. */
const CATALOGUES: Record<Language, Record<string, Catalogue>> = {
  en: import.meta.glob<{ default: Messages }>('./zh/*.json', { query: '?en' }),
  zh: import.meta.glob<{ default: Messages }>('./zh/*.json', { query: '?zh' }),
};

const loaded: Record<Language, Map<Area, Promise<void>>> = { en: new Map(), zh: new Map() };

/** What was chosen last: another choice may come before its words have. */
let wanted = language;

/** Loads what an area says, once; a failure may be tried again. */
export function loadMessages(area: Area, of: Language = language): Promise<void> {
  const known = loaded[of].get(area);
  if (known) return known;
  const loading = CATALOGUES[of][`./zh/${area}.json`]!().then(({ default: messages }) => addMessages(of, messages));
  loaded[of].set(area, loading);
  loading.catch(() => loaded[of].delete(area));
  return loading;
}

/** Goes on in another language once all that was opened so far can be said in it, so that nothing is ever in two. */
export async function changeLanguage(chosen: Language): Promise<void> {
  wanted = chosen;
  let spoken: Area[];
  do {
    spoken = [...loaded[language].keys()];
    await Promise.all(spoken.map((area) => loadMessages(area, chosen)));
  } while (loaded[language].size > spoken.length);
  if (wanted === chosen) speak(chosen);
}
