import { language, t } from '@/i18n';
import { NAMES } from './names';

/** Words that are said by their letters. */
const INITIALS = /\b(api|json|rpm|tpm)\b/g;

/** A name of the API as people read it: `upstream_unavailable` becomes `Upstream unavailable`; in another language those that it is known to use. */
export function words(name: string): string {
  const text = plain(name);
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  const known = NAMES.find((known) => known === sentence);
  return known ? t(known) : sentence;
}

/** The same within a sentence: `upstream unavailable`. */
export function inSentence(name: string): string {
  return language === 'en' ? plain(name) : words(name);
}

function plain(name: string): string {
  return name.replaceAll('_', ' ').replace(INITIALS, (letters) => letters.toUpperCase());
}
