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

const USUAL_PAGE = 50;

/** A list that may be long, read page by page. What `key` stands for may depend on when it is asked. */
export function pagesOf<T>(path: ApiPath, key: Query, { query = () => key }: { query?: () => Query } = {}) {
  return infiniteQueryOptions({
    queryKey: [path, 'pages', key],
    queryFn: ({ pageParam, signal }) =>
      call<Page<T>>('GET', path, { query: { ...query(), limit: USUAL_PAGE, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}
