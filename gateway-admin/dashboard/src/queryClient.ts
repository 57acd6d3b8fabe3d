import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api/problem';

const MAX_RETRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    // Whether the gateway answers is found out by asking: it may be reached where a browser thinks that it is offline.
    queries: { networkMode: 'always', refetchOnReconnect: true, staleTime: 5_000, retry: (failures, error) => failures < MAX_RETRIES && !isRefusal(error) },
    mutations: { networkMode: 'always' },
  },
});

/** Asking again does not help when the API said no. */
function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.status >= 400 && error.status < 500;
}
