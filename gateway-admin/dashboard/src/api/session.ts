import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { call } from './client';
import type { Login, Me, SignUp } from './types';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call<Me>('GET', '/api/me', { signal }),
  staleTime: 60_000,
  /** Also how an idle page learns that the gateway is gone, or back. */
  refetchInterval: 15_000,
  retry: false,
});

/** Who is signed in; only used inside the signed-in part of the console. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

export type Permission = 'teams:write' | 'keys:write' | 'tokens:write' | 'audit:read';

/** Whether the signed-in person may do this, at least somewhere. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}

export function useSignUp() {
  return useSessionStart((body: SignUp) => call<unknown>('POST', '/api/auth/sign-up', { body }));
}

export function useLogin() {
  return useSessionStart((body: Login) => call<unknown>('POST', '/api/auth/login', { body }));
}

function useSessionStart<B>(start: (body: B) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: B) => {
      await start(body);
      client.clear();
      return client.fetchQuery(meQuery);
    },
  });
}

export function useLogout() {
  return useMutation({ mutationFn: () => call<void>('POST', '/api/auth/logout') });
}
