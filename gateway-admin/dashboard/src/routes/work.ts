import { createRoute } from '@tanstack/react-router';
import { keysQuery } from '@/api/keys';
import { membersQuery } from '@/api/members';
import { modelsQuery } from '@/api/models';
import { latestQuery, requestsQuery } from '@/api/requests';
import { spendQuery } from '@/api/spend';
import { spendReportQuery, totalQuery } from '@/api/spendReport';
import { limitsQuery, teamQuery, teamsQuery } from '@/api/teams';
import { isPeriod, type PeriodName } from '@/lib/period';
import { readRequestsSearch, text } from '@/lib/requestView';
import { readSpendSearch } from '@/lib/spendView';
import { queryClient } from '@/queryClient';
import { page } from './page';
import { flag } from './search';
import { signedIn } from './signedIn';

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
    void queryClient.prefetchQuery(totalQuery('today'));
    void queryClient.prefetchQuery(totalQuery('month'));
    void queryClient.prefetchQuery(latestQuery);
    void queryClient.prefetchQuery(spendQuery(period, by));
    void queryClient.prefetchQuery(teamsQuery);
  },
  component: page('overview', () => import('@/pages/overview/Overview')),
});

const requests = createRoute({
  getParentRoute: () => signedIn,
  path: '/requests',
  validateSearch: readRequestsSearch,
  loaderDeps: ({ search: { request: _, ...filter } }) => filter,
  loader: ({ deps }) => void queryClient.prefetchInfiniteQuery(requestsQuery(deps)),
  component: page('requests', () => import('@/pages/requests/Requests')),
});

const spend = createRoute({
  getParentRoute: () => signedIn,
  path: '/spend',
  validateSearch: readSpendSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => void queryClient.prefetchQuery(spendReportQuery(deps)),
  component: page('spend', () => import('@/pages/spend/Spend')),
});

const playground = createRoute({
  getParentRoute: () => signedIn,
  path: '/playground',
  validateSearch: (search: Record<string, unknown>): { model?: string; other?: string } => ({ model: text(search['model']), other: text(search['other']) }),
  loader: () => void queryClient.prefetchQuery(modelsQuery),
  component: page('playground', () => import('@/pages/playground/Playground')),
});

const keys = createRoute({
  getParentRoute: () => signedIn,
  path: '/keys',
  validateSearch: (search: Record<string, unknown>): { create?: true } => ({ create: flag(search['create']) }),
  loader: () => void queryClient.prefetchInfiniteQuery(keysQuery()),
  component: page('keys', () => import('@/pages/keys/Keys')),
});

const teams = createRoute({
  getParentRoute: () => signedIn,
  path: '/teams',
  validateSearch: (search: Record<string, unknown>): { create?: true } => ({ create: flag(search['create']) }),
  loader: () => void queryClient.prefetchQuery(teamsQuery),
  component: page('teams', () => import('@/pages/teams/Teams')),
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
  component: page('teams', () => import('@/pages/teams/TeamDetail')),
});

const members = createRoute({
  getParentRoute: () => signedIn,
  path: '/members',
  loader: () => void queryClient.prefetchQuery(membersQuery),
  component: page('members', () => import('@/pages/members/Members')),
});

const models = createRoute({
  getParentRoute: () => signedIn,
  path: '/models',
  validateSearch: (search: Record<string, unknown>): { model?: string; compare?: string } => ({ model: text(search['model']), compare: text(search['compare']) }),
  loader: () => void queryClient.prefetchQuery(modelsQuery),
  component: page('models', () => import('@/pages/models/Models')),
});

export const workRoutes = [overview, requests, spend, playground, keys, teams, team, members, models];
