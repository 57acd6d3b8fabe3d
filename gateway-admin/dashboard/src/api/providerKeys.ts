import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { finishAll } from '@/lib/later';
import { call } from './client';
import { all } from './pages';
import type { ProviderKey, ProviderKeyPatch, ProviderKeyRequest } from './types';

/** The organization's own keys at providers. */
export const providerKeysQuery = queryOptions({
  queryKey: ['provider-keys'],
  queryFn: ({ signal }) => all<ProviderKey>('/api/provider-keys', {}, signal),
});

/** Adds one, which may have the name of one that waits to be deleted. */
export function useAddProviderKey() {
  return useProviderKeyChange(async (body: ProviderKeyRequest) => {
    await finishAll();
    return call<ProviderKey>('POST', '/api/provider-keys', { body });
  });
}

export function useChangeProviderKey(id: string) {
  return useProviderKeyChange((body: ProviderKeyPatch) => call<ProviderKey>('PATCH', `/api/provider-keys/${id}`, { body }));
}

export function useDeleteProviderKey() {
  return useProviderKeyChange((id: string) => call<void>('DELETE', `/api/provider-keys/${id}`));
}

/** Asks the provider again whether it takes the key. */
export function useVerifyProviderKey() {
  return useProviderKeyChange((id: string) => call<ProviderKey>('POST', `/api/provider-keys/${id}/verify`));
}

function useProviderKeyChange<B, R>(change: (body: B) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ['provider-keys'] }) });
}
