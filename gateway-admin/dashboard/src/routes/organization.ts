import { createRoute } from '@tanstack/react-router';
import { modelsQuery } from '@/api/models';
import { readPlace } from '@/lib/places';
import { queryClient } from '@/queryClient';
import { page } from './page';
import { signedIn } from './signedIn';

const routing = createRoute({
  getParentRoute: () => signedIn,
  path: '/routing',
  validateSearch: readPlace,
  loader: () => void queryClient.prefetchQuery(modelsQuery),
  component: page('routing', () => import('@/pages/routing/Routing')),
});

const policies = createRoute({
  getParentRoute: () => signedIn,
  path: '/policies',
  validateSearch: readPlace,
  component: page('policies', () => import('@/pages/policies/Policies')),
});

const providerKeys = createRoute({
  getParentRoute: () => signedIn,
  path: '/provider-keys',
  component: page('providerKeys', () => import('@/pages/providerKeys/ProviderKeys')),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: page('settings', () => import('@/pages/settings/Settings')),
});

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  component: page('settings', () => import('@/pages/settings/Audit')),
});

export const organizationRoutes = [routing, policies, providerKeys, settings, audit];
