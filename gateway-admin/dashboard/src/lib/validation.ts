import { exactUsd, pico } from './money';

/** Checks that need no server: each returns the sentence to show at the field, or null. */
export type Check = (value: string) => string | null;

export const MIN_PASSWORD = 10;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const AMOUNT = /^\d+(?:\.(\d+))?$/;
const AMOUNT_DECIMALS = 9;
/** What the API takes at most: as many billionths as a number counts exactly. */
const MOST = '9007199.254740991';

export function required(what: string): Check {
  return (value) => (value.trim() ? null : `Enter ${what}.`);
}

export const email: Check = (value) => {
  if (!value.trim()) return 'Enter your e-mail address.';
  return EMAIL.test(value.trim()) ? null : 'This does not look like an e-mail address.';
};

export const password: Check = (value) => {
  if (!value) return 'Enter a password.';
  return value.length < MIN_PASSWORD ? `Use at least ${MIN_PASSWORD} characters; a few words do well.` : null;
};

/** US dollars in billionths, as budgets are kept. */
export const amount: Check = (value) => {
  const text = value.trim();
  if (!text) return 'Enter an amount in US dollars.';
  if (text.startsWith('-')) return 'A budget cannot be negative; 0 suspends.';
  const [written, fraction = ''] = AMOUNT.exec(text) ?? [];
  if (written === undefined) return 'Enter dollars such as 25 or 0.50.';
  if (fraction.replace(/0+$/, '').length > AMOUNT_DECIMALS) return `Enter at most ${AMOUNT_DECIMALS} digits after the point.`;
  return pico(text) > pico(MOST) ? `Enter at most ${exactUsd(pico(MOST))}.` : null;
};

/** Price per million tokens: any decimal that is not negative, or nothing. */
export const optionalPrice: Check = (value) => {
  const text = value.trim();
  return !text || /^\d+(\.\d{1,6})?$/.test(text) ? null : 'Enter US dollars per 1M tokens, such as 0.15.';
};

export const percentage: Check = (value) =>
  /^\d{1,3}(\.\d{1,4})?$/.test(value.trim()) ? null : 'Enter percent such as 5 or 2.5.';

export const slug: Check = (value) =>
  /^[a-z0-9][a-z0-9._-]*$/.test(value) ? null : 'Use lower-case letters, digits, dots and dashes.';

/** Refuses what is taken: saving under it would replace what is there. */
export function untaken(check: Check, taken: readonly string[], noun: string): Check {
  return (value) => check(value) ?? (taken.includes(value.trim()) ? `There is a ${noun} ${value.trim()} already. Edit it instead.` : null);
}

export interface Strength {
  /** 0 (none) to 4. */
  score: number;
  hint: string;
}

/** A rough guide while typing; the server decides. */
export function strength(value: string): Strength {
  if (!value) return { score: 0, hint: `At least ${MIN_PASSWORD} characters; a few words do well.` };
  if (value.length < MIN_PASSWORD)
    return { score: 1, hint: `${MIN_PASSWORD - value.length} more ${MIN_PASSWORD - value.length === 1 ? 'character' : 'characters'} to go.` };
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  const distinct = new Set(value).size;
  if (distinct < 5) return { score: 1, hint: 'Too few different characters.' };
  const points = (value.length >= 20 ? 2 : value.length >= 14 ? 1 : 0) + (kinds >= 3 ? 1 : 0) + (distinct >= 10 ? 1 : 0);
  if (points >= 3) return { score: 4, hint: 'Strong.' };
  return points >= 1 ? { score: 3, hint: 'Good. Longer is stronger.' } : { score: 2, hint: 'Fair. Add a word or two.' };
}
