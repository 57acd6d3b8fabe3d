import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import { all } from './pages';
import type { IssuedToken, Token, TokenRequest } from './types';

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => all<Token>('/api/tokens', {}, signal),
});

export function useCreateToken() {
  return useTokenChange((body: TokenRequest) => call<IssuedToken>('POST', '/api/tokens', { body }));
}

export function useRevokeToken() {
  return useTokenChange((id: string) => call<void>('DELETE', `/api/tokens/${id}`));
}

function useTokenChange<B, R>(change: (body: B) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }) });
}
