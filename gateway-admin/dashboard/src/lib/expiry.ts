import { inLanguage, t } from '@/i18n';
import { date } from './time';

const DAY_MS = 86_400_000;

export const EXPIRIES = inLanguage(() => [
  { value: 'never', label: t('Never') },
  { value: '7', label: t('In 7 days') },
  { value: '30', label: t('In 30 days') },
  { value: '90', label: t('In 90 days') },
  { value: '365', label: t('In a year') },
  { value: 'date', label: t('On a date…') },
]);

/** A form's choice of {@link EXPIRIES}, and the date for the last of them. */
export interface ExpiryValues {
  expires: string;
  expires_at: string;
}

/** How a form begins for what expires already, or never. */
export function expiryValues(at: string | null): ExpiryValues {
  return at === null ? { expires: 'never', expires_at: '' } : { expires: 'date', expires_at: localDate(new Date(at)) };
}

function localDate(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The moment a choice of {@link EXPIRIES} stands for; a date lasts until its end in the reader's zone. */
export function expiresAt(choice: string, date: string, now = Date.now()): string | null {
  if (choice === 'never') return null;
  if (choice === 'date') return new Date(`${date}T23:59:59`).toISOString();
  return new Date(now + Number(choice) * DAY_MS).toISOString();
}

/** What to show at the date's field, or null. */
export function checkExpiry(choice: string, date: string, now = Date.now()): string | null {
  if (choice !== 'date') return null;
  const at = Date.parse(`${date}T23:59:59`);
  if (Number.isNaN(at)) return t('Choose a date.');
  return at <= now ? t('Choose a date that is not over.') : null;
}

/** `Expires Nov 30, 2026`, or since when it has. */
export function expiryText(at: string | null, now = Date.now()): string {
  if (at === null) return t('Never expires');
  return Date.parse(at) <= now ? t('Ended {when}', { when: date(at) }) : t('Expires {when}', { when: date(at) });
}
