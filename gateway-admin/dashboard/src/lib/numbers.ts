import { inLanguage, locale, t } from '@/i18n';

const whole = inLanguage(() => new Intl.NumberFormat(locale));
const short = inLanguage(() => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }));

/** What the reader's language puts before the decimals. */
export const POINT = inLanguage(() => new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.');

/** 1,234,567 */
export function count(value: number | null | undefined): string {
  return whole().format(value ?? 0);
}

/** 1.2M */
export function compact(value: number | null | undefined): string {
  const number = value ?? 0;
  return Math.abs(number) < 10_000 ? whole().format(number) : short().format(number);
}

/** With this many digits after the point, written as the reader writes it. */
export function fixed(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', POINT());
}

/** A share from 0 to 1 as `4.2%`. */
export function percent(value: number): string {
  if (value > 0 && value < 0.001) return `<0${POINT()}1%`;
  return `${fixed(value * 100, value < 0.1 && value > 0 ? 1 : 0)}%`;
}

/** Milliseconds as a person says them: `840 µs`, `12 ms`, `1.24 s`. */
export function latency(millis: number | null | undefined): string {
  if (millis === null || millis === undefined) return '–';
  if (millis < 1) return `${Math.round(millis * 1_000)} µs`;
  if (millis < 10) return `${fixed(millis, 1)} ms`;
  if (millis < 1_000) return `${Math.round(millis)} ms`;
  if (millis < 60_000) return `${fixed(millis / 1_000, 2)} s`;
  return t('{minutes} min', { minutes: fixed(millis / 60_000, 1) });
}
