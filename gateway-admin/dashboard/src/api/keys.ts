import { useMutation, useQueryClient } from '@tanstack/react-query';
import { rememberSecret } from '@/lib/secret';
import { call } from './client';
import { pagesOf } from './pages';
import type { IssuedKey, Key, KeyPatch, KeyRequest } from './types';

export interface KeyFilter {
  team_id?: string;
  revoked?: boolean;
}

export function keysQuery(filter: KeyFilter = {}) {
  return pagesOf<Key>('/api/keys', { ...filter });
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
