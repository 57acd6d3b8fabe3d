import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { t } from '@/i18n';
import { finishAll } from '@/lib/later';
import { isUnsaved } from '@/lib/unsaved';
import { call } from './client';
import { ApiError } from './problem';
import type { AuthOptions, Login, LoginProvider, Me, Person, SignUp } from './types';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call<Person>('GET', '/api/me', { signal }),
  staleTime: 60_000,
  /** Also how an idle page learns that the gateway is gone, or back. */
  refetchInterval: 15_000,
  retry: false,
});

/** Whether the person belongs to the organization that they act in. */
export function belongs(person: Person): person is Me {
  return person.organization !== null && person.role !== null;
}

/** Who is signed in, wherever they belong. */
export function usePerson(): Person {
  return useSuspenseQuery(meQuery).data;
}

/** Who is signed in; only used inside the signed-in part of the console, where the shell has seen that they belong. */
export function useMe(): Me {
  const person = usePerson();
  if (!belongs(person)) throw new ApiError(403, 'forbidden', t('You belong to no organization.'));
  return person;
}

export type Permission = 'teams:write' | 'keys:write' | 'key_policies:write' | 'payloads:read' | 'provider_keys:read' | 'provider_keys:write' | 'tokens:write' | 'audit:read' | 'members:write' | 'ownership:write';

/** Whether the signed-in person may do this, at least somewhere; a role that is lowered takes nothing away from under what is entered and not saved. */
export function useMay(permission: Permission): boolean {
  const may = useMe().permissions.includes(permission);
  const mayStill = useRef(may);
  if (may || !isUnsaved()) mayStill.current = may;
  return mayStill.current;
}

export const optionsQuery = queryOptions({
  queryKey: ['auth-options'],
  queryFn: ({ signal }) => call<AuthOptions>('GET', '/api/auth/options', { signal }),
  staleTime: Infinity,
});

/** The services that people may log in by. */
export const loginProvidersQuery = queryOptions({
  queryKey: ['login-providers'],
  queryFn: async ({ signal }) => (await call<{ data: LoginProvider[] }>('GET', '/api/auth/providers', { signal })).data,
  staleTime: Infinity,
});

/** Signs up; answers who that is, or nobody while a letter is on its way to confirm the address. */
export function useSignUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: SignUp): Promise<Person | null> => {
      const made = await call<unknown>('POST', '/api/auth/sign-up', { body });
      if (made === undefined) return null;
      client.clear();
      return client.fetchQuery(meQuery);
    },
  });
}

export function useVerifyEmail() {
  return useSessionStart((body: { secret: string; password: string }) => call<unknown>('POST', '/api/auth/verify', { body }));
}

export function useForgotPassword() {
  return useMutation({ mutationFn: (email: string) => call<void>('POST', '/api/auth/password-reset', { body: { email } }) });
}

export function useResetPassword() {
  return useMutation({
    mutationFn: (body: { secret: string; password: string }) => call<void>('POST', '/api/auth/password-reset/confirm', { body }),
  });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: { current_password: string; password: string }) => call<void>('POST', '/api/auth/password', { body }),
  });
}

export function useLogoutEverywhere() {
  return useSessionEnd<void, void>(() => call('POST', '/api/auth/logout-everywhere'));
}

export function useLogin() {
  return useSessionStart((body: Login) => call<unknown>('POST', '/api/auth/login', { body }));
}

/** Begins the session again that ended under a page: of the same person, in the same organization. */
export function useLoginAgain() {
  const client = useQueryClient();
  // As the page was made: meanwhile the session may have been turned elsewhere.
  const { user, organization } = useRef(useMe()).current;
  return useMutation({
    mutationFn: async (password: string) => {
      await call('POST', '/api/auth/login', { body: { email: user.email, password } });
      const now = await call<Person>('GET', '/api/me');
      if (now.organization?.id !== organization.id) await switchTo(organization.id);
      await client.invalidateQueries();
    },
  });
}

/** Whether the session that ended was begun again elsewhere, such as in another tab; somebody else's is not gone on with. */
export function useSessionIsBack(): boolean {
  const { data, dataUpdatedAt } = useSuspenseQuery(meQuery);
  const ended = useRef({ data, dataUpdatedAt }).current;
  const isBack = dataUpdatedAt !== ended.dataUpdatedAt;
  const isSomebodyElse = data.user.id !== ended.data.user.id;
  useEffect(() => {
    if (isBack && isSomebodyElse) startAfresh();
  }, [isBack, isSomebodyElse]);
  return isBack && !isSomebodyElse && data.organization?.id === ended.data.organization?.id;
}

/** Between the tabs of a browser, which share a session, and so the organization that it acts in. */
let turns: BroadcastChannel | undefined;

/** Names what to do when another tab has turned the session to an organization. */
export function whenTurned(action: (organization: string) => void): void {
  turns = new BroadcastChannel('tollgate.organization');
  turns.onmessage = ({ data }) => action(String(data));
}

async function turned(answer: Promise<Person>): Promise<Person> {
  const person = await answer;
  turns?.postMessage(person.organization?.id);
  return person;
}

function switchTo(id: string): Promise<Person> {
  return turned(call<Person>('POST', '/api/auth/switch', { body: { organization_id: id } }));
}

export function useSwitchOrganization() {
  return useSessionEnd(switchTo);
}

export function useCreateOrganization() {
  return useSessionEnd((name: string) => turned(call<Person>('POST', '/api/organizations', { body: { name } })));
}

/** Joins by an invitation, and goes there. */
export function useAcceptInvitation() {
  return useMutation({
    mutationFn: async (secret: string) => {
      const { id } = await call<{ id: string }>('POST', '/api/invitations/accept', { body: { secret } });
      return switchTo(id);
    },
  });
}

/** A new document at the console's first page: nothing that was read for another organization stays. */
export function startAfresh(): void {
  window.location.replace('/');
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
  return useSessionEnd<void, void>(() => call('POST', '/api/auth/logout'));
}

/** Leaves the organization that was acted in: what waits to be deleted there is deleted first. */
function useSessionEnd<B, R>(end: (body: B) => Promise<R>) {
  return useMutation({
    mutationFn: async (body: B) => {
      await finishAll();
      return end(body);
    },
  });
}
