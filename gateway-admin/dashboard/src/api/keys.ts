import { useDebouncedValue } from '@mantine/hooks';
import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { rememberSecret } from '@/lib/secret';
import { call } from './client';
import { pagesOf } from './pages';
import type { IssuedKey, Key, KeyPatch, KeyRequest } from './types';

export interface KeyFilter {
  team_id?: string;
  revoked?: boolean;
  /** A part of the name or of the hint. */
  search?: string;
}

export function keysQuery(filter: KeyFilter = {}) {
  return pagesOf<Key>('/api/keys', { ...filter });
}

function keyQuery(id: string) {
  return queryOptions({ queryKey: ['/api/keys', 'one', id], queryFn: ({ signal }) => call<Key>('GET', `/api/keys/${id}`, { signal }) });
}

/** Milliseconds without a further letter until keys are looked for. */
export const TYPING_MS = 200;

interface Wanted extends Omit<KeyFilter, 'search'> {
  /** It is among them, however old it is. */
  chosen?: string;
  enabled?: boolean;
}

/** Keys to choose from: the latest, and those that `find` finds beyond them. */
export function useKeyChoices({ chosen, enabled = true, ...filter }: Wanted = {}): { keys: Key[] | undefined; find: (typed: string) => void } {
  const [typed, find] = useState('');
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS);
  const latest = useInfiniteQuery({ ...keysQuery(filter), enabled });
  const isMore = latest.hasNextPage && search !== '';
  const found = useInfiniteQuery({ ...keysQuery({ ...filter, search }), enabled: isMore });
  const rows = latest.data?.pages.flatMap((page) => page.data);
  const isOld = rows !== undefined && chosen !== undefined && rows.every(({ id }) => id !== chosen);
  const old = useQuery({ ...keyQuery(chosen ?? ''), enabled: isOld, retry: false });
  const more = [...(isMore ? (found.data?.pages.flatMap((page) => page.data) ?? []) : []), ...(isOld && old.data ? [old.data] : [])];
  return { keys: rows && [...new Map([...rows, ...more].map((key) => [key.id, key])).values()], find };
}

export function useCreateKey() {
  return useKeyChange((body: KeyRequest) => call<IssuedKey>('POST', '/api/keys', { body }), remember);
}

export function useUpdateKey(id: string) {
  return useKeyChange((body: KeyPatch) => call<Key>('PATCH', `/api/keys/${id}`, { body }));
}

export function useRotateKey() {
  return useKeyChange(
    ({ id, grace }: { id: string; grace: number }) => call<IssuedKey>('POST', `/api/keys/${id}/rotate`, { body: { grace_seconds: grace } }),
    remember,
  );
}

export function useRevokeKey() {
  return useKeyChange((id: string) => call<void>('DELETE', `/api/keys/${id}`));
}

function remember(key: IssuedKey): void {
  rememberSecret(key.secret);
}

function useKeyChange<B, R>(change: (body: B) => Promise<R>, then?: (result: R) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (result) => {
      then?.(result);
      return Promise.all([
        client.invalidateQueries({ queryKey: ['/api/keys'] }),
        client.invalidateQueries({ queryKey: ['limits', 'key'] }),
      ]);
    },
  });
}
