import { createRoute, redirect } from '@tanstack/react-router';
import { meQuery } from '@/api/session';
import { text } from '@/lib/requestView';
import { queryClient } from '@/queryClient';
import { page } from './page';
import { root } from './root';
import { flag, inside } from './search';

/** While it is not known who is there: a page's outline would promise one. */
const nothing = () => null;

interface LoginSearch {
  next?: string;
  /** Whether a session was there, and is no more. */
  ended?: true;
  /** What came of a login by another service. */
  problem?: string;
}

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): LoginSearch => ({ next: inside(search['next']), ended: flag(search['ended']), problem: text(search['problem']) }),
  beforeLoad: async ({ search }) => {
    if (await isSignedIn()) throw redirect({ to: search.next ?? '/' });
  },
  pendingComponent: nothing,
  component: page('account', () => import('@/pages/Login')),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  pendingComponent: nothing,
  component: page('account', () => import('@/pages/SignUp')),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  pendingComponent: nothing,
  component: page('account', () => import('@/pages/ForgotPassword')),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  pendingComponent: nothing,
  component: page('account', () => import('@/pages/ResetPassword')),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/verify-email',
  pendingComponent: nothing,
  component: page('account', () => import('@/pages/VerifyEmail')),
});

const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/accept-invitation',
  pendingComponent: nothing,
  component: page('account', () => import('@/pages/AcceptInvitation')),
});

/** For somebody who is signed in and belongs to no organization, or wants another. */
const organization = createRoute({
  getParentRoute: () => root,
  path: '/organization',
  beforeLoad: async () => {
    if (!(await isSignedIn())) throw redirect({ to: '/login', search: { next: '/organization' } });
  },
  pendingComponent: nothing,
  component: page('account', () => import('@/pages/Organization')),
});

async function isSignedIn(): Promise<boolean> {
  try {
    await queryClient.ensureQueryData(meQuery);
    return true;
  } catch {
    return false;
  }
}

export const accountRoutes = [login, signUp, forgotPassword, resetPassword, verifyEmail, acceptInvitation, organization];
