import { createRoute, createRouter } from '@tanstack/react-router';
import { whenSignedOut } from './api/client';
import { meQuery, startAfresh, whenTurned } from './api/session';
import { interrupt } from './lib/unsaved';
import { queryClient } from './queryClient';
import { accountRoutes } from './routes/account';
import { operatorRoutes } from './routes/operator';
import { organizationRoutes } from './routes/organization';
import { root } from './routes/root';
import { sessionEnded, signedIn } from './routes/signedIn';
import { workRoutes } from './routes/work';
import { NotFound } from './ui/NotFound';
import { PageSkeleton } from './ui/Page';
import { RouteFailure } from './ui/RouteFailure';

/** Inside the menu, so that a wrong address is not a dead end. */
const nowhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound });

export const router = createRouter({
  routeTree: root.addChildren([...accountRoutes, signedIn.addChildren([...workRoutes, ...organizationRoutes, ...operatorRoutes, nowhere])]),
  defaultPreload: 'intent',
  defaultPendingMs: 120,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: RouteFailure,
  scrollRestoration: true,
});

whenSignedOut(() => {
  if (interrupt()) return;
  sessionEnded();
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  void router.invalidate();
});

// What is on the page is the other organization's, and must not be saved to this one.
whenTurned((organization) => {
  const me = queryClient.getQueryData(meQuery.queryKey);
  if (me && me.organization?.id !== organization && !interrupt()) startAfresh();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
