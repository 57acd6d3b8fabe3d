import { createRoute } from '@tanstack/react-router';
import { ApiError } from '@/api/problem';
import { priceBookQuery } from '@/api/prices';
import { meQuery } from '@/api/session';
import { t } from '@/i18n';
import { readMarginSearch } from '@/lib/margins';
import { queryClient } from '@/queryClient';
import { page } from './page';
import { signedIn } from './signedIn';

/** The operator's pages say once that they are closed, not in each of their parts. */
async function operatorsOnly() {
  const { operator } = await queryClient.ensureQueryData(meQuery);
  if (!operator) throw new ApiError(403, 'forbidden', t('Only an operator of this gateway can open this page: ask one to add you.'));
}

const catalogue = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/catalogue',
  beforeLoad: operatorsOnly,
  component: page('operator', () => import('@/pages/operator/Catalogue')),
});

const prices = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/prices',
  beforeLoad: operatorsOnly,
  loader: () => void queryClient.prefetchQuery(priceBookQuery),
  component: page('operator', () => import('@/pages/operator/Prices')),
});

const organizations = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/organizations',
  beforeLoad: operatorsOnly,
  component: page('operator', () => import('@/pages/operator/Organizations')),
});

const health = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/health',
  beforeLoad: operatorsOnly,
  component: page('operator', () => import('@/pages/operator/Health')),
});

const margins = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator/margins',
  validateSearch: readMarginSearch,
  beforeLoad: operatorsOnly,
  component: page('operator', () => import('@/pages/operator/Margins')),
});

export const operatorRoutes = [catalogue, prices, health, margins, organizations];
