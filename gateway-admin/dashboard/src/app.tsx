import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { meQuery } from './api/session';
import { queryClient } from './queryClient';
import { router } from './router';
import { theme, variables } from './theme';
import { ToastArea } from './ui/ToastArea';
import { useLanguage } from './ui/useLanguage';

/** Also where nothing asks who is there, such as for signing up: what `index.html` preloads is an answer of before that. */
void queryClient.prefetchQuery(meQuery);

/** The page of the address and its words, while it is found out who is there. */
for (const route of router.getMatchedRoutes(router.latestLocation.pathname)[0]) void router.loadRouteChunk(route);

const colorScheme = localStorageColorSchemeManager({ key: 'tollgate-theme' });

function App() {
  useLanguage();
  return (
    <MantineProvider theme={theme()} cssVariablesResolver={variables} colorSchemeManager={colorScheme} defaultColorScheme="auto">
      <ToastArea />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
