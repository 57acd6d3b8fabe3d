import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { whenSignedOut } from './api/client';
import { ApiError } from './api/problem';
import { meQuery } from './api/session';
import { isPeriod, type PeriodName } from './lib/period';
import { queryClient } from './queryClient';
import { RouteFailure } from './ui/RouteFailure';
import { NotFound } from './ui/NotFound';
import { PageSkeleton } from './ui/Page';
import { Shell } from './ui/Shell';

const root = createRootRoute({ notFoundComponent: NotFound });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({ next: inside(search['next']) }),
  component: lazyRouteComponent(() => import('./pages/Login')),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./pages/SignUp')),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
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
  component: lazyRouteComponent(() => import('./pages/overview/Overview')),
});

export interface RequestsSearch {
  status?: string;
  team?: string;
  key?: string;
  model?: string;
  /** The request whose panel is open. */
  request?: string;
}

const requests = createRoute({
  getParentRoute: () => signedIn,
  path: '/requests',
  validateSearch: (search: Record<string, unknown>): RequestsSearch => ({
    status: text(search['status']),
    team: text(search['team']),
    key: text(search['key']),
    model: text(search['model']),
    request: text(search['request']),
  }),
  component: lazyRouteComponent(() => import('./pages/requests/Requests')),
});

const keys = createRoute({
  getParentRoute: () => signedIn,
  path: '/keys',
  validateSearch: (search: Record<string, unknown>): { create?: true } => ({ create: flag(search['create']) }),
  component: lazyRouteComponent(() => import('./pages/keys/Keys')),
});

const teams = createRoute({
  getParentRoute: () => signedIn,
  path: '/teams',
  validateSearch: (search: Record<string, unknown>): { create?: true } => ({ create: flag(search['create']) }),
  component: lazyRouteComponent(() => import('./pages/teams/Teams')),
});

/** What can be open over a team's page; `budget`: its form, for a first budget. */
const TEAM_DIALOGS = ['edit', 'budget', 'key'] as const;

export type TeamDialog = (typeof TEAM_DIALOGS)[number];

const team = createRoute({
  getParentRoute: () => signedIn,
  path: '/teams/$teamId',
  validateSearch: (search: Record<string, unknown>): { open?: TeamDialog } => ({ open: TEAM_DIALOGS.find((dialog) => dialog === search['open']) }),
  component: lazyRouteComponent(() => import('./pages/teams/TeamDetail')),
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

const catalogue = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/catalogue',
  component: lazyRouteComponent(() => import('./pages/operator/Catalogue')),
});

const organizations = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/organizations',
  component: lazyRouteComponent(() => import('./pages/operator/Organizations')),
});

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

function flag(value: unknown): true | undefined {
  return value === true ? true : undefined;
}

/** Only addresses of this console may follow a login. */
function inside(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined;
}

export const router = createRouter({
  routeTree: root.addChildren([login, signUp, signedIn.addChildren([overview, requests, keys, teams, team, settings, audit, catalogue, organizations])]),
  defaultPreload: 'intent',
  defaultPendingMs: 120,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: RouteFailure,
  scrollRestoration: true,
});

whenSignedOut(() => {
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  void router.invalidate();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
