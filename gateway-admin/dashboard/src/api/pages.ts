import { infiniteQueryOptions } from '@tanstack/react-query';
import { call, type Query } from './client';
import type { ApiPath } from './path';
import type { Page } from './types';

const LARGEST_PAGE = 200;

/** Every row of a list that is short by nature, such as teams. */
export async function all<T>(path: ApiPath, query: Query = {}, signal?: AbortSignal): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | null | undefined;
  do {
    const page: Page<T> = await call<Page<T>>('GET', path, { query: { ...query, limit: LARGEST_PAGE, cursor }, signal });
    rows.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor);
  return rows;
}

/** A list that may be long, read page by page. */
export function pagesOf<T>(path: ApiPath, query: Query, limit = 50) {
  return infiniteQueryOptions({
    queryKey: [path, 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      call<Page<T>>('GET', path, { query: { ...query, limit, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}
