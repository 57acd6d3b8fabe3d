import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { whenSignedOut } from './api/client';
import { keysQuery } from './api/keys';
import { ApiError } from './api/problem';
import { latestQuery, requestsQuery } from './api/requests';
import { membersQuery } from './api/members';
import { modelsQuery } from './api/models';
import { belongs, meQuery } from './api/session';
import { priceBookQuery } from './api/prices';
import { spendQuery } from './api/spend';
import { spendReportQuery } from './api/spendReport';
import { limitsQuery, teamQuery, teamsQuery } from './api/teams';
import type { Person } from './api/types';
import { readMarginSearch } from './lib/margins';
import { readPlace } from './lib/places';
import { isPeriod, type PeriodName } from './lib/period';
import { readRequestsSearch, text } from './lib/requestView';
import { readSpendSearch } from './lib/spendView';
import { queryClient } from './queryClient';
import { RouteFailure } from './ui/RouteFailure';
import { NotFound } from './ui/NotFound';
import { PageSkeleton } from './ui/Page';
import { Shell } from './ui/Shell';

/** Set when a session that was used is refused, until the reader is told. */
let hadSession = false;

/** While it is not known who is there: a page's outline would promise one. */
const nothing = () => null;

const root = createRootRoute({ notFoundComponent: NotFound });

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
  component: lazyRouteComponent(() => import('./pages/Login')),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  pendingComponent: nothing,
  component: lazyRouteComponent(() => import('./pages/SignUp')),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  pendingComponent: nothing,
  component: lazyRouteComponent(() => import('./pages/ForgotPassword')),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  pendingComponent: nothing,
  component: lazyRouteComponent(() => import('./pages/ResetPassword')),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/verify-email',
  pendingComponent: nothing,
  component: lazyRouteComponent(() => import('./pages/VerifyEmail')),
});

const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/accept-invitation',
  pendingComponent: nothing,
  component: lazyRouteComponent(() => import('./pages/AcceptInvitation')),
});

/** For somebody who is signed in and belongs to no organization, or wants another. */
const organization = createRoute({
  getParentRoute: () => root,
  path: '/organization',
  beforeLoad: async () => {
    if (!(await isSignedIn())) throw redirect({ to: '/login', search: { next: '/organization' } });
  },
  pendingComponent: nothing,
  component: lazyRouteComponent(() => import('./pages/Organization')),
});

const signedIn = createRoute({
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
  pendingComponent: nothing,
  component: Shell,
});

export interface OverviewSearch {
  period?: PeriodName;
  by?: 'team' | 'model';
}

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: (search: Record<string, unknown>): OverviewSearch => ({
    period: isPeriod(search['period']) ? search['period'] : undefined,
    by: search['by'] === 'model' ? 'model' : undefined,
  }),
  loaderDeps: ({ search: { period = '7d', by = 'team' } }) => ({ period, by }),
  loader: ({ deps: { period, by } }) => {
    void queryClient.prefetchQuery(latestQuery);
    void queryClient.prefetchQuery(spendQuery(period, by));
    void queryClient.prefetchQuery(teamsQuery);
  },
  component: lazyRouteComponent(() => import('./pages/overview/Overview')),
});

const requests = createRoute({
  getParentRoute: () => signedIn,
  path: '/requests',
  validateSearch: readRequestsSearch,
  loaderDeps: ({ search: { request: _, ...filter } }) => filter,
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(requestsQuery(deps)),
  component: lazyRouteComponent(() => import('./pages/requests/Requests')),
});

const spend = createRoute({
  getParentRoute: () => signedIn,
  path: '/spend',
  validateSearch: readSpendSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(spendReportQuery(deps)),
  component: lazyRouteComponent(() => import('./pages/spend/Spend')),
});

const playground = createRoute({
  getParentRoute: () => signedIn,
  path: '/playground',
  validateSearch: (search: Record<string, unknown>): { model?: string; other?: string } => ({ model: text(search['model']), other: text(search['other']) }),
  loader: () => void queryClient.prefetchQuery(modelsQuery),
  component: lazyRouteComponent(() => import('./pages/playground/Playground')),
});

const keys = createRoute({
  getParentRoute: () => signedIn,
  path: '/keys',
  validateSearch: (search: Record<string, unknown>): { create?: true } => ({ create: flag(search['create']) }),
  loader: () => void queryClient.prefetchInfiniteQuery(keysQuery()),
  component: lazyRouteComponent(() => import('./pages/keys/Keys')),
});

const teams = createRoute({
  getParentRoute: () => signedIn,
  path: '/teams',
  validateSearch: (search: Record<string, unknown>): { create?: true } => ({ create: flag(search['create']) }),
  loader: () => void queryClient.prefetchQuery(teamsQuery),
  component: lazyRouteComponent(() => import('./pages/teams/Teams')),
});

/** What can be open over a team's page; `budget`: its form, for a first budget. */
const TEAM_DIALOGS = ['edit', 'budget', 'key'] as const;

export type TeamDialog = (typeof TEAM_DIALOGS)[number];

const team = createRoute({
  getParentRoute: () => signedIn,
  path: '/teams/$teamId',
  validateSearch: (search: Record<string, unknown>): { open?: TeamDialog } => ({ open: TEAM_DIALOGS.find((dialog) => dialog === search['open']) }),
  loader: ({ params: { teamId } }) => {
    void queryClient.prefetchQuery(teamQuery(teamId));
    void queryClient.prefetchQuery(limitsQuery('team', teamId));
  },
  component: lazyRouteComponent(() => import('./pages/teams/TeamDetail')),
});

const members = createRoute({
  getParentRoute: () => signedIn,
  path: '/members',
  loader: () => void queryClient.prefetchQuery(membersQuery),
  component: lazyRouteComponent(() => import('./pages/members/Members')),
});

const models = createRoute({
  getParentRoute: () => signedIn,
  path: '/models',
  validateSearch: (search: Record<string, unknown>): { model?: string; compare?: string } => ({ model: text(search['model']), compare: text(search['compare']) }),
  loader: () => void queryClient.prefetchQuery(modelsQuery),
  component: lazyRouteComponent(() => import('./pages/models/Models')),
});

const routing = createRoute({
  getParentRoute: () => signedIn,
  path: '/routing',
  validateSearch: readPlace,
  loader: () => void queryClient.prefetchQuery(modelsQuery),
  component: lazyRouteComponent(() => import('./pages/routing/Routing')),
});

const policies = createRoute({
  getParentRoute: () => signedIn,
  path: '/policies',
  validateSearch: readPlace,
  component: lazyRouteComponent(() => import('./pages/policies/Policies')),
});

const providerKeys = createRoute({
  getParentRoute: () => signedIn,
  path: '/provider-keys',
  component: lazyRouteComponent(() => import('./pages/providerKeys/ProviderKeys')),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings/Settings')),
});

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  component: lazyRouteComponent(() => import('./pages/settings/Audit')),
});

/** The operator's pages say once that they are closed, not in each of their parts. */
async function operatorsOnly() {
  const { operator } = await queryClient.ensureQueryData(meQuery);
  if (!operator) throw new ApiError(403, 'forbidden', 'Only an operator of this gateway can open this page: ask one to add you.');
}

const catalogue = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/catalogue',
  beforeLoad: operatorsOnly,
  component: lazyRouteComponent(() => import('./pages/operator/Catalogue')),
});

const prices = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/prices',
  beforeLoad: operatorsOnly,
  loader: () => void queryClient.prefetchQuery(priceBookQuery),
  component: lazyRouteComponent(() => import('./pages/operator/Prices')),
});

const organizations = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/organizations',
  beforeLoad: operatorsOnly,
  component: lazyRouteComponent(() => import('./pages/operator/Organizations')),
});

const health = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/health',
  beforeLoad: operatorsOnly,
  component: lazyRouteComponent(() => import('./pages/operator/Health')),
});

const margins = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/margins',
  validateSearch: readMarginSearch,
  beforeLoad: operatorsOnly,
  component: lazyRouteComponent(() => import('./pages/operator/Margins')),
});

async function isSignedIn(): Promise<boolean> {
  try {
    await queryClient.ensureQueryData(meQuery);
    return true;
  } catch {
    return false;
  }
}

/** Inside the menu, so that a wrong address is not a dead end. */
const nowhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound });

function flag(value: unknown): true | undefined {
  return value === true ? true : undefined;
}

/** Only addresses of this console may follow a login. */
function inside(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined;
}

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    signUp,
    forgotPassword,
    resetPassword,
    verifyEmail,
    acceptInvitation,
    organization,
    signedIn.addChildren([overview, requests, spend, playground, keys, teams, team, models, members, routing, policies, providerKeys, settings, audit, catalogue, prices, health, margins, organizations, nowhere]),
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 120,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: RouteFailure,
  scrollRestoration: true,
});

whenSignedOut(() => {
  hadSession = true;
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  void router.invalidate();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
