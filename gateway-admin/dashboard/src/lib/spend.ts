import type { SpendRow, SpendTotal } from '@/api/types';
import { t } from '@/i18n';
import { approximate, pico, type Pico } from './money';
import { bucketLabel, type Period, type PeriodName } from './period';
import type { RequestFilter } from './requestView';

export type Dimension = 'team' | 'model' | 'key';

export interface Ranked {
  id: string;
  name: string;
  spend: Pico;
  requests: number;
  errors: number;
  tokens: number;
}

export interface Stack {
  /** The series that are told apart, the largest first; a last one gathers the rest. */
  series: { id: string; name: string }[];
  /** One point a bucket: its label and, under each series' id, dollars good enough for a bar. */
  points: Record<string, string | number>[];
  /** The exact amounts behind the points, bucket by bucket. */
  exact: Map<string, Pico>[];
}

const NONE = 'none';

/** All that is not told apart. */
export const REST = 'rest';

/** Every token a row counts: tokens read from or written to a cache are not among the input. */
export function tokensOf(sums: SpendTotal): number {
  return sums.input_tokens + sums.cache_read_tokens + sums.cache_write_tokens + sums.output_tokens;
}

/** The rows summed by who or what they are about, the dearest first. */
export function rank(rows: readonly SpendRow[], by: Dimension): Ranked[] {
  const found = new Map<string, Ranked>();
  for (const row of rows) {
    const { id, name } = subject(row, by);
    const sum = found.get(id) ?? { id, name, spend: 0n, requests: 0, errors: 0, tokens: 0 };
    sum.spend += pico(row.spend);
    sum.requests += row.requests;
    sum.errors += row.errors;
    sum.tokens += tokensOf(row);
    found.set(id, sum);
  }
  return [...found.values()].sort((a, b) => compare(b.spend, a.spend) || b.requests - a.requests || a.name.localeCompare(b.name));
}

/** The requests behind a rank of this period; nothing for what has no name, such as no key. */
export function requestsOf(id: string, by: Dimension, period: PeriodName): RequestFilter | undefined {
  return id === NONE ? undefined : { [by]: id, period };
}

/** The rows as stacked bars over every bucket of the period, empty ones too. */
export function stack(rows: readonly SpendRow[], by: Dimension, { buckets, granularity }: Period, most = 6): Stack {
  const ranked = rank(rows, by);
  const told = ranked.slice(0, ranked.length > most + 1 ? most : most + 1);
  const hasRest = told.length < ranked.length;
  const known = new Set(told.map(({ id }) => id));
  const exact = buckets.map(() => new Map<string, Pico>());
  const index = new Map(buckets.map((bucket, at) => [Date.parse(bucket), at]));
  for (const row of rows) {
    const sums = exact[index.get(Date.parse(row.bucket ?? '')) ?? -1];
    if (!sums) continue;
    const { id } = subject(row, by);
    const series = known.has(id) ? id : REST;
    sums.set(series, (sums.get(series) ?? 0n) + pico(row.spend));
  }
  const series = told.map(({ id, name }) => ({ id, name }));
  if (hasRest) series.push({ id: REST, name: t('{count} others', { count: ranked.length - told.length }) });
  return { series, exact, points: buckets.map((bucket, at) => point(bucketLabel(bucket, granularity), series, exact[at]!)) };
}

function point(label: string, series: Stack['series'], sums: Map<string, Pico>): Record<string, string | number> {
  const values = series.map(({ id }) => [id, approximate(sums.get(id) ?? 0n)] as const);
  return { bucket: label, ...Object.fromEntries(values) };
}

function subject(row: SpendRow, by: Dimension): { id: string; name: string } {
  if (by === 'team') return row.team ?? { id: NONE, name: t('No team') };
  if (by === 'key') return row.key ?? { id: NONE, name: t('No key') };
  return { id: row.model ?? NONE, name: row.model ?? t('No model') };
}

function compare(a: Pico, b: Pico): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
