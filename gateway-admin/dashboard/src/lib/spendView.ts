import { inLanguage, t } from '@/i18n';
import type { Granularity } from './period';
import { text } from './requestView';

/** What a spend report can be grouped by besides tags. */
export const DIMENSIONS = inLanguage(() => [
  { value: 'team', label: t('Team') },
  { value: 'key', label: t('Key') },
  { value: 'member', label: t('Member') },
  { value: 'model', label: t('Model') },
  { value: 'provider', label: t('Provider') },
  { value: 'offering', label: t('Offering') },
  { value: 'status', label: t('Status') },
  { value: 'end_user', label: t('End user') },
] as const);

const MOST_GROUPS = 3;

/** What it can be narrowed to. */
export const SPEND_FILTERS = ['team', 'key', 'member', 'model', 'provider', 'offering', 'status', 'end_user', 'tag'] as const;
export type SpendFilterName = (typeof SPEND_FILTERS)[number];

export const SPEND_PERIODS = inLanguage(() => [
  { value: 'today', label: t('Today') },
  { value: 'yesterday', label: t('Yesterday') },
  { value: '7d', label: t('Last 7 days') },
  { value: '30d', label: t('Last 30 days') },
  { value: '90d', label: t('Last 90 days') },
  { value: 'month', label: t('This month') },
  { value: 'last-month', label: t('Last month') },
  { value: 'custom', label: t('Custom range') },
] as const);
export type SpendPeriod = ReturnType<typeof SPEND_PERIODS>[number]['value'];

export const MEASURES = inLanguage(() => [
  { value: 'spend', label: t('Spend') },
  { value: 'requests', label: t('Requests') },
  { value: 'tokens', label: t('Tokens') },
] as const);
export type Measure = ReturnType<typeof MEASURES>[number]['value'];

export type Every = Granularity | 'month';
export const EVERY = inLanguage((): { value: Every; label: string }[] => [
  { value: 'hour', label: t('By hour') },
  { value: 'day', label: t('By day') },
  { value: 'month', label: t('By month') },
]);

/** The page's address: everything that another person needs to see the same. */
export interface SpendSearch extends Partial<Record<SpendFilterName, string>> {
  period?: SpendPeriod;
  /** Dates in UTC, both within a custom range. */
  from?: string;
  to?: string;
  every?: Every;
  /** By commas, such as `team,tag:env`. */
  by?: string;
  show?: Measure;
}

/** The stretch of time that a view is about: whole UTC days, and the buckets in it. */
export interface Span {
  from: string;
  to: string;
  every: Every;
  buckets: string[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOST_BUCKETS = 800;
/** What the API tells by the hour: 31 days. */
const MOST_HOURS = 31 * 24;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; what does not belong there is left out. */
export function readSpendSearch(search: Record<string, unknown>): SpendSearch {
  const read: SpendSearch = {
    period: oneOf(SPEND_PERIODS(), search['period']),
    from: isDate(search['from']) ? search['from'] : undefined,
    to: isDate(search['to']) ? search['to'] : undefined,
    every: oneOf(EVERY(), search['every']),
    by: typeof search['by'] === 'string' ? groupsOf(search['by']).join(',') || undefined : undefined,
    show: oneOf(MEASURES(), search['show']),
  };
  for (const name of SPEND_FILTERS) {
    const value = text(search[name]);
    if (value) read[name] = value;
  }
  return read;
}

/** The groups that an address asks for, at most three, each once. */
export function groupsOf(by: string | undefined): string[] {
  const known = (by ?? 'team').split(',').filter((name) => DIMENSIONS().some(({ value }) => value === name) || /^tag:[A-Za-z0-9][\w.-]{0,62}$/.test(name));
  return [...new Set(known)].slice(0, MOST_GROUPS);
}

export function groupLabel(group: string): string {
  return DIMENSIONS().find(({ value }) => value === group)?.label ?? t('Tag {name}', { name: group.replace(/^tag:/, '') });
}

/** The filters of an address, for the API. */
export function filtersOf(search: SpendSearch): Partial<Record<SpendFilterName, string>> {
  return Object.fromEntries(SPEND_FILTERS.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
}

export function spanOf({ period = '30d', from, to, every }: SpendSearch, now: Date): Span {
  const [start, end] = ends(period, from, to, now);
  const step = fitting(every ?? usual(start, end), start, end);
  return { from: iso(start), to: iso(end), every: step, buckets: buckets(start, end, step) };
}

/** Its first day and its last. */
export function daysOf({ from, to }: Pick<Span, 'from' | 'to'>): [string, string] {
  return [from.slice(0, 10), iso(Date.parse(to) - DAY).slice(0, 10)];
}

/** The hours of a span that are over or have begun: what a comparison with the time before is about. */
export function untilNow(span: Span, now: Date): Pick<Span, 'from' | 'to'> {
  const next = Math.ceil(now.getTime() / HOUR) * HOUR;
  return { from: span.from, to: iso(Math.max(Date.parse(span.from) + HOUR, Math.min(Date.parse(span.to), next))) };
}

/** The end of the bucket that begins then. */
export function bucketEnd(start: string, every: Every): string {
  const at = new Date(start);
  if (every === 'month') return iso(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  return iso(at.getTime() + (every === 'hour' ? HOUR : DAY));
}

/** The time of a span's bucket: of a month that the span has only a part of, that part. */
export function bucketTime({ from, to, every, buckets }: Span, at: number): Pick<Span, 'from' | 'to'> | undefined {
  const start = buckets[at];
  if (start === undefined) return undefined;
  const end = bucketEnd(start, every);
  return { from: start < from ? from : start, to: end > to ? to : end };
}

function ends(period: SpendPeriod, from: string | undefined, to: string | undefined, now: Date): [number, number] {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const month = (offset: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1);
  if (period === 'today') return [today, today + DAY];
  if (period === 'yesterday') return [today - DAY, today];
  if (period === 'month') return [month(0), today + DAY];
  if (period === 'last-month') return [month(-1), month(0)];
  if (period === 'custom' && from && to) {
    const [a, b] = [Date.parse(from), Date.parse(to)].sort((x, y) => x - y) as [number, number];
    return [a, b + DAY];
  }
  const days = period === '7d' ? 7 : period === '90d' ? 90 : 30;
  return [today - (days - 1) * DAY, today + DAY];
}

function usual(start: number, end: number): Every {
  if (end - start <= 2 * DAY) return 'hour';
  return end - start > 366 * DAY ? 'month' : 'day';
}

/** A finer step than a chart can show gives way to the next coarser. */
function fitting(every: Every, start: number, end: number): Every {
  if (every === 'hour' && (end - start) / HOUR > MOST_HOURS) return 'day';
  return every === 'day' && (end - start) / DAY > MOST_BUCKETS ? 'month' : every;
}

function buckets(start: number, end: number, every: Every): string[] {
  const found: string[] = [];
  let at = every === 'month' ? iso(Date.UTC(new Date(start).getUTCFullYear(), new Date(start).getUTCMonth(), 1)) : iso(start);
  while (Date.parse(at) < end) {
    found.push(at);
    at = bucketEnd(at, every);
  }
  return found;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value));
}

function oneOf<V extends string>(choices: readonly { value: V }[], value: unknown): V | undefined {
  return choices.find((choice) => choice.value === value)?.value;
}
