import { t } from '@/i18n';
import { exactUsd, pico } from './money';
import { POINT } from './numbers';

/** Checks that need no server: each returns the sentence to show at the field, or null. */
export type Check = (value: string) => string | null;

export const MIN_PASSWORD = 10;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const AMOUNT = /^\d+(?:\.(\d+))?$/;
const AMOUNT_DECIMALS = 9;
/** A whole number to those who put dots between thousands, and a small one to all others. */
const DOTTED = /^[1-9]\d{0,2}\.\d{3}$/;
/** What the API takes at most: as many billionths as a number counts exactly. */
const MOST = '9007199.254740991';

export function required(what: string): Check {
  return (value) => (value.trim() ? null : t('Enter {what}.', { what }));
}

export const email: Check = (value) => {
  if (!value.trim()) return t('Enter your e-mail address.');
  return EMAIL.test(value.trim()) ? null : t('This does not look like an e-mail address.');
};

export const password: Check = (value) => {
  if (!value) return t('Enter a password.');
  return value.length < MIN_PASSWORD ? t('Use at least {least} characters; a few words do well.', { least: MIN_PASSWORD }) : null;
};

/** US dollars in billionths, as budgets are kept. */
export const amount: Check = (value) => {
  const text = value.trim();
  if (!text) return t('Enter an amount in US dollars.');
  if (text.startsWith('-')) return t('A budget cannot be negative; 0 suspends.');
  if (isUnclear(text)) return unclear(text);
  const [written, fraction = ''] = AMOUNT.exec(text) ?? [];
  if (written === undefined) return t('Enter dollars such as 25 or 0.50.');
  if (fraction.replace(/0+$/, '').length > AMOUNT_DECIMALS) return t('Enter at most {digits} digits after the point.', { digits: AMOUNT_DECIMALS });
  return pico(text) > pico(MOST) ? t('Enter at most {most}.', { most: exactUsd(pico(MOST)) }) : null;
};

function isUnclear(text: string): boolean {
  return POINT() === ',' && DOTTED.test(text);
}

function unclear(text: string): string {
  return t('Write {whole} or {part}: this can be read as either.', { whole: text.replace('.', ''), part: `${text}0` });
}

/** Price per million tokens: any decimal that is not negative, or nothing. */
export const optionalPrice: Check = (value) => {
  const text = value.trim();
  if (isUnclear(text)) return unclear(text);
  return !text || /^\d+(\.\d{1,6})?$/.test(text) ? null : t('Enter US dollars per 1M tokens, such as 0.15.');
};

export const percentage: Check = (value) =>
  /^\d{1,3}(\.\d{1,4})?$/.test(value.trim()) ? null : t('Enter percent such as 5 or 2.5.');

export const slug: Check = (value) =>
  /^[a-z0-9][a-z0-9._-]*$/.test(value) ? null : t('Use lower-case letters, digits, dots and dashes.');

/** Refuses what is taken: saving under it would replace what is there. */
export function untaken(check: Check, taken: readonly string[], noun: string): Check {
  return (value) => check(value) ?? (taken.includes(value.trim()) ? t('There is a {noun} {value} already. Edit it instead.', { noun, value: value.trim() }) : null);
}

export interface Strength {
  /** 0 (none) to 4. */
  score: number;
  hint: string;
}

/** A rough guide while typing; the server decides. */
export function strength(value: string): Strength {
  if (!value) return { score: 0, hint: t('At least {least} characters; a few words do well.', { least: MIN_PASSWORD }) };
  if (value.length < MIN_PASSWORD)
    return { score: 1, hint: t('{count, plural, one {# more character} other {# more characters}} to go.', { count: MIN_PASSWORD - value.length }) };
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  const distinct = new Set(value).size;
  if (distinct < 5) return { score: 1, hint: t('Too few different characters.') };
  const points = (value.length >= 20 ? 2 : value.length >= 14 ? 1 : 0) + (kinds >= 3 ? 1 : 0) + (distinct >= 10 ? 1 : 0);
  if (points >= 3) return { score: 4, hint: t('Strong.') };
  return points >= 1 ? { score: 3, hint: t('Good. Longer is stronger.') } : { score: 2, hint: t('Fair. Add a word or two.') };
}
