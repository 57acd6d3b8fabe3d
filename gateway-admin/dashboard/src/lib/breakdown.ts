import type { RequestStatus, SpendReport, SpendRow } from '@/api/types';
import { inLanguage, locale, t } from '@/i18n';
import { approximate, pico, type Pico } from './money';
import { REST, tokensOf, type Stack } from './spend';
import type { RequestFilter } from './requestView';
import { STATUSES } from './status';
import { filtersOf, type Every, type Measure, type Span, type SpendSearch } from './spendView';

/** One group of a report, over all of its time. */
export interface Line {
  id: string;
  /** What it is grouped by, one part a group; an empty id is nothing of the kind. */
  parts: { id: string; name: string }[];
  requests: number;
  errors: number;
  tokens: number;
  spend: Pico;
  charged: Pico;
  list: Pico;
  upstream: Pico;
  discount: Pico;
  fee: Pico;
  /** By providers' caches. */
  saved: Pico;
  /** The same group in the period before; absent when that is not known. */
  before?: { requests: number; tokens: number; spend: Pico };
}

const SEPARATOR = '\u0000';

const NOBODY = inLanguage((): Record<string, string> => ({ member: t('Nobody in particular'), end_user: t('Not named'), provider: t('No provider'), offering: t('No offering') }));

/** The report's groups, the dearest first; those of the period before alone come last. */
export function linesOf(report: Pick<SpendReport, 'rows' | 'previous'>, groups: readonly string[]): Line[] {
  const lines = new Map<string, Line>();
  const lineOf = (row: SpendRow) => {
    const parts = groups.map((group) => part(row, group));
    const id = parts.map((part) => part.id).join(SEPARATOR);
    const line = lines.get(id) ?? empty(id, parts);
    lines.set(id, line);
    return line;
  };
  for (const row of report.rows) add(lineOf(row), row);
  if (report.previous) {
    for (const row of report.previous.rows) lineOf(row).before = { requests: row.requests, tokens: tokensOf(row), spend: pico(row.spend) };
    for (const line of lines.values()) line.before ??= { requests: 0, tokens: 0, spend: 0n };
  }
  return [...lines.values()].sort((a, b) => compare(b.spend, a.spend) || b.requests - a.requests || nameOf(a).localeCompare(nameOf(b)));
}

/** `Search, llama-3.3-70b` */
export function nameOf({ parts }: Pick<Line, 'parts'>): string {
  return parts.map(({ name }) => name).join(', ') || t('All');
}

/** The requests of a line; nothing where requests cannot be narrowed so, such as to those without a tag, or to two tags at once. */
export function requestsBehind({ parts }: Pick<Line, 'parts'>, groups: readonly string[], search: SpendSearch, { from, to }: Pick<Span, 'from' | 'to'>): RequestFilter | undefined {
  const found: Record<string, string> = { ...filtersOf(search) };
  for (const [at, group] of groups.entries()) {
    const id = parts[at]?.id;
    const [name, value] = group.startsWith('tag:') ? ['tag', `${group.slice('tag:'.length)}:${id}`] : [group, id];
    if (!id || !value || (found[name] ?? value) !== value) return undefined;
    found[name] = value;
  }
  return { ...found, from, to };
}

/** A report as stacked bars of one measure. */
export function stackOf(rows: readonly SpendRow[], groups: readonly string[], measure: Measure, { buckets, every }: Pick<Span, 'buckets' | 'every'>, most = 7): Stack {
  const lines = linesOf({ rows: [...rows], previous: null }, groups)
    .map((line) => ({ line, amount: of(line, measure) }))
    .filter(({ amount }) => amount > 0n)
    .sort((a, b) => compare(b.amount, a.amount));
  const told = lines.slice(0, lines.length > most + 1 ? most : most + 1).map(({ line }) => line);
  const known = new Set(told.map(({ id }) => id));
  const index = new Map(buckets.map((bucket, at) => [Date.parse(bucket), at]));
  const exact = buckets.map(() => new Map<string, bigint>());
  for (const row of rows) {
    const sums = exact[index.get(Date.parse(row.bucket ?? '')) ?? -1];
    if (!sums) continue;
    const id = groups.map((group) => part(row, group).id).join(SEPARATOR);
    const series = known.has(id) ? id : REST;
    sums.set(series, (sums.get(series) ?? 0n) + of({ spend: pico(row.spend), requests: row.requests, tokens: tokensOf(row) }, measure));
  }
  // A chart's keys may not hold what paths are made of.
  const series = told.map((line, at) => ({ id: `s${at}`, from: line.id, name: nameOf(line) }));
  if (told.length < lines.length) series.push({ id: REST, from: REST, name: t('{count} others', { count: lines.length - told.length }) });
  const byChart = exact.map((sums) => new Map(series.map(({ id, from }) => [id, sums.get(from) ?? 0n])));
  return {
    series: series.map(({ id, name }) => ({ id, name })),
    exact: byChart,
    points: buckets.map((bucket, at) => ({
      bucket: spanLabel(bucket, every),
      ...Object.fromEntries([...byChart[at]!].map(([id, amount]) => [id, measure === 'spend' ? approximate(amount) : Number(amount)])),
    })),
  };
}

/** How much more than before, as a share of before; nothing where there was nothing. */
export function change(now: number | Pico, before: number | Pico): number | undefined {
  const [a, b] = [Number(now), Number(before)];
  return b === 0 ? undefined : (a - b) / b;
}

const hour = inLanguage(() => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }));
const day = inLanguage(() => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }));
const month = inLanguage(() => new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }));

export function spanLabel(iso: string, every: Every): string {
  return { hour, day, month }[every]().format(new Date(iso));
}

function of({ spend, requests, tokens }: Pick<Line, 'spend' | 'requests' | 'tokens'>, measure: Measure): bigint {
  return measure === 'spend' ? spend : BigInt(measure === 'requests' ? requests : tokens);
}

function part(row: SpendRow, group: string): { id: string; name: string } {
  if (group === 'team' || group === 'key' || group === 'member') {
    const named = row[group];
    return named ? { id: named.id, name: named.name || t('Deleted') } : { id: '', name: NOBODY()[group] ?? t('None') };
  }
  const value = group.startsWith('tag:') ? row.tags[group.slice('tag:'.length)] : row[group as 'model' | 'provider' | 'offering' | 'status' | 'end_user'];
  return value ? { id: value, name: group === 'status' ? nameOfStatus(value) : value } : { id: '', name: NOBODY()[group] ?? t('Not tagged') };
}

function nameOfStatus(status: string): string {
  return STATUSES()[status as RequestStatus] ?? status;
}

function empty(id: string, parts: Line['parts']): Line {
  return { id, parts, requests: 0, errors: 0, tokens: 0, spend: 0n, charged: 0n, list: 0n, upstream: 0n, discount: 0n, fee: 0n, saved: 0n };
}

function add(line: Line, row: SpendRow): void {
  line.requests += row.requests;
  line.errors += row.errors;
  line.tokens += tokensOf(row);
  line.spend += pico(row.spend);
  line.charged += pico(row.charged);
  line.list += pico(row.list_cost);
  line.upstream += pico(row.upstream_cost);
  line.discount += pico(row.discount);
  line.fee += pico(row.fee);
  line.saved += pico(row.saved);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
