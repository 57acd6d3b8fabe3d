import { isRequestPeriod, since, type RequestPeriod } from './period';

/** What requests can be narrowed to, as the API names it. */
export const REQUEST_FILTERS = [
  'status',
  'team',
  'key',
  'member',
  'model',
  'provider',
  'offering',
  'end_user',
  'endpoint',
  'tag',
  'finish_reason',
  'error_code',
  'http_status',
  'streamed',
  'min_spend',
  'min_total_ms',
  'min_attempts',
  'client_request_id',
  'session',
  'metadata',
] as const;
export type RequestFilterName = (typeof REQUEST_FILTERS)[number];

/** What a list of requests is narrowed to. */
export interface RequestFilter extends Partial<Record<RequestFilterName, string>> {
  period?: RequestPeriod;
  /** A stretch of time in place of a period, as RFC 3339 times. */
  from?: string;
  to?: string;
}

/** The page's address. */
export interface RequestsSearch extends RequestFilter {
  /** The request whose panel is open. */
  request?: string;
}

/** Reads an address; what does not belong there is left out. */
export function readRequestsSearch(search: Record<string, unknown>): RequestsSearch {
  const read: RequestsSearch = {
    period: isRequestPeriod(search['period']) ? search['period'] : undefined,
    from: time(search['from']),
    to: time(search['to']),
    request: text(search['request']),
  };
  for (const name of REQUEST_FILTERS) {
    const value = text(search[name]);
    if (value) read[name] = value;
  }
  return read;
}

/** What the API is asked for. */
export function requestQueryOf({ period, from, to, ...filter }: RequestFilter, now: Date): Record<string, string | undefined> {
  return { ...filter, from: from ?? (period && since(period, now)), to };
}

/** An address holds numbers and words alike. */
export function text(value: unknown): string | undefined {
  const written = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof written === 'string' && written ? written : undefined;
}

function time(value: unknown): string | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined;
}
