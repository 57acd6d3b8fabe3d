import { createRoute, redirect } from '@tanstack/react-router';
import { ApiError } from '@/api/problem';
import { belongs, meQuery } from '@/api/session';
import type { Person } from '@/api/types';
import { queryClient } from '@/queryClient';
import { Shell } from '@/ui/Shell';
import { root } from './root';

/** Set when a session that was used is refused, until the reader is told. */
let hadSession = false;

/** To be told, at the login that follows. */
export function sessionEnded(): void {
  hadSession = true;
}

export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    let person: Person;
    try {
      person = await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      const next = location.href === '/' ? undefined : location.href;
      const ended = hadSession || undefined;
      hadSession = false;
      throw redirect({ to: '/login', search: { next, ended } });
    }
    if (!belongs(person)) throw redirect({ to: '/organization' });
  },
  // While it is not known who is there: a page's outline would promise one.
  pendingComponent: () => null,
  component: Shell,
});
