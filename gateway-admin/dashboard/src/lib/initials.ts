import { locale } from '@/i18n';

/** The first letter of a name's first word and of its last, each whole, however it is encoded. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  return (words.length > 1 ? [words[0]!, words.at(-1)!] : words).map(firstLetter).join('').toLocaleUpperCase(locale);
}

function firstLetter(word: string): string {
  for (const { segment } of new Intl.Segmenter(locale).segment(word)) return segment;
  return '';
}
