import { inLanguage, locale, t } from '@/i18n';

/**
 * The periods the console offers. Days are UTC, as budgets and spend are, so that a total here and a budget there speak
 * of the same window.
 */
export type PeriodName = 'today' | '7d' | '30d' | 'month';
export type Granularity = 'hour' | 'day';

export interface Period {
  from: string;
  to: string;
  granularity: Granularity;
  /** The start of every bucket, oldest first, so that days without calls show as gaps and not as nothing. */
  buckets: string[];
}

export const PERIODS = inLanguage((): { value: PeriodName; label: string }[] => [
  { value: 'today', label: t('Today') },
  { value: '7d', label: t('7 days') },
  { value: '30d', label: t('30 days') },
  { value: 'month', label: t('This month') },
]);

/** The periods of a list: those of the charts, and shorter ones. */
export type RequestPeriod = 'hour' | '24h' | PeriodName;

export const REQUEST_PERIODS = inLanguage((): { value: RequestPeriod; label: string }[] => [
  { value: 'hour', label: t('Last hour') },
  { value: '24h', label: t('Last 24 hours') },
  ...PERIODS().map(({ value, label }) => ({ value, label: t('{period} (UTC)', { period: label }) })),
]);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function isPeriod(value: unknown): value is PeriodName {
  return PERIODS().some((period) => period.value === value);
}

export function period(name: PeriodName, now: Date): Period {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const granularity = name === 'today' ? 'hour' : 'day';
  const from = start(name, today, now);
  const to = today + DAY;
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    granularity,
    buckets: buckets(from, to, granularity === 'hour' ? HOUR : DAY),
  };
}

/** The moment that a list of this period begins with. */
export function since(name: RequestPeriod, now: Date): string {
  if (name === 'hour') return new Date(now.getTime() - HOUR).toISOString();
  if (name === '24h') return new Date(now.getTime() - DAY).toISOString();
  return period(name, now).from;
}

export function isRequestPeriod(value: unknown): value is RequestPeriod {
  return REQUEST_PERIODS().some((period) => period.value === value);
}

function start(name: PeriodName, today: number, now: Date): number {
  if (name === 'today') return today;
  if (name === 'month') return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  return today - (name === '7d' ? 6 : 29) * DAY;
}

function buckets(from: number, to: number, step: number): string[] {
  return Array.from({ length: (to - from) / step }, (_, index) => new Date(from + index * step).toISOString());
}

const hourLabel = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const dayLabel = inLanguage(() => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }));

export function bucketLabel(iso: string, granularity: Granularity): string {
  return (granularity === 'hour' ? hourLabel : dayLabel()).format(new Date(iso));
}
