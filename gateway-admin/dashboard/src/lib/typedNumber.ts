import { t } from '@/i18n';
import { count } from './numbers';

const WHOLE = /^-?\d+$/;
/** In thousands, or as in India, apart by whatever one sign. */
const GROUPED = /^-?\d{1,3}([ ,.'’])(?:\d{2,3}\1)*\d{3}$/;
/** A comma before three digits may stand between thousands as well: a thousand times as much. */
const DECIMAL = /^-?\d+(?:\.\d+|,(?!\d{3}$)\d+)?$/;

/** What was typed or pasted as a number: whole, spaces, commas or points between thousands, or with decimals; nothing when it cannot be read. */
export function numberIn(text: string, decimals = false): number | undefined {
  const plain = text.normalize('NFKC').trim();
  if (decimals) return DECIMAL.test(plain) ? Number(plain.replace(',', '.')) : undefined;
  return WHOLE.test(plain) || GROUPED.test(plain) ? Number(plain.replace(/[^\d-]/g, '')) : undefined;
}

/** The sentence for a text that is no such number. */
export function numberWanted(text: string, min: number, max: number, decimals: boolean): string {
  if (numberIn(text, decimals) !== undefined) return t('Enter a number from {min} to {max}.', { min: count(min), max: count(max) });
  return decimals ? t('Enter a number such as 2.5.') : t('Enter a whole number such as 1,500.');
}
