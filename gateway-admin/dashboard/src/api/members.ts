import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, versioned } from './client';
import { all } from './pages';
import { changedMeanwhile } from './problem';
import type { Invitation, InvitationOffer, InvitationRequest, IssuedInvitation, Member, MemberPatch } from './types';

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => all<Member>('/api/members', {}, signal),
});

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => all<Invitation>('/api/invitations', {}, signal),
});

/** What an invitation is for, for whoever has its secret. */
export function offerQuery(secret: string) {
  return queryOptions({
    queryKey: ['offer', secret],
    queryFn: ({ signal }) => call<InvitationOffer>('POST', '/api/auth/invitation', { body: { secret }, signal }),
    retry: false,
  });
}

export function useChangeMember() {
  return useChange('members', ({ id, ...body }: { id: string } & MemberPatch) => call<Member>('PATCH', `/api/members/${id}`, { body }));
}

export function useChangeRole() {
  return useChange('members', changeRole);
}

/** Gives a member another role, unless they have yet another one meanwhile than when the form was opened. */
export async function changeRole({ opened, role }: { opened: Member; role: Member['role'] }): Promise<Member> {
  const path = `/api/members/${opened.id}` as const;
  const { answer: present, version } = await versioned<Member>('GET', path);
  if (role === opened.role) return present;
  if (present.role !== opened.role) throw changedMeanwhile();
  return call<Member>('PATCH', path, { body: { role }, version });
}

export function useTransferOwnership() {
  return useChange('members', (id: string) => call<Member>('POST', `/api/members/${id}/ownership`));
}

export function useRemoveMember() {
  return useChange('members', (id: string) => call<void>('DELETE', `/api/members/${id}`));
}

export function useInvite() {
  return useChange('invitations', (body: InvitationRequest) => call<IssuedInvitation>('POST', '/api/invitations', { body }));
}

export function useResendInvitation() {
  return useChange('invitations', (id: string) => call<IssuedInvitation>('POST', `/api/invitations/${id}/resend`));
}

export function useRevokeInvitation() {
  return useChange('invitations', (id: string) => call<void>('DELETE', `/api/invitations/${id}`));
}

/** Where the person who was invited goes; the secret stays behind the `#`, which no server sees. */
export function invitationLink(secret: string): string {
  return `${window.location.origin}/accept-invitation#${secret}`;
}

function useChange<B, R>(list: 'members' | 'invitations', change: (body: B) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: [list] }), client.invalidateQueries({ queryKey: ['me'] })]),
  });
}
