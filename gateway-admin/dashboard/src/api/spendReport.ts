import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { filtersOf, groupsOf, spanOf, untilNow, type SpendPeriod, type SpendSearch } from '@/lib/spendView';
import { call, textOf, type Query } from './client';
import type { SpendReport } from './types';

const EVERY_MS = 30_000;

/** What a view of spend asks the API for. */
export function reportQuery(search: SpendSearch, now: Date): Query {
  const span = spanOf(search, now);
  return { ...filtersOf(search), group_by: groupsOf(search.by), granularity: span.every, ...untilNow(span, now) };
}

export function spendReportQuery(search: SpendSearch) {
  const { show: _, ...asked } = search;
  return queryOptions({
    queryKey: ['spend', 'report', asked],
    queryFn: ({ signal }) => call<SpendReport>('GET', '/api/spend', { query: { ...reportQuery(asked, new Date()), compare: 'previous' }, signal }),
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  });
}

/** What a period came to in all, beside the period before. */
export function totalQuery(period: SpendPeriod) {
  return queryOptions({
    queryKey: ['spend', 'total', period],
    queryFn: ({ signal }) => {
      const now = new Date();
      return call<SpendReport>('GET', '/api/spend', { query: { ...untilNow(spanOf({ period }, now), now), compare: 'previous' }, signal });
    },
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  });
}

/** By which spreadsheets know UTF-8 from the letters of their own country. */
const BYTE_ORDER_MARK = '\ufeff';

/** The view's rows as CSV. */
export async function spendCsv(search: SpendSearch): Promise<Blob> {
  const text = await textOf('/api/spend', { query: reportQuery(search, new Date()), accept: 'text/csv' });
  return new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv' });
}
