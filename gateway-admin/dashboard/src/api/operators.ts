import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import { all } from './pages';
import type { Operator } from './types';

const PATH = '/api/operator/operators';

export const operatorsQuery = queryOptions({
  queryKey: ['operator', 'operators'],
  queryFn: ({ signal }) => all<Operator>(PATH, {}, signal),
});

export function useGiveOperator() {
  return useOperatorChange((email: string) => call<Operator>('PUT', `${PATH}/${encodeURIComponent(email)}`));
}

export function useTakeOperator() {
  return useOperatorChange((email: string) => call<void>('DELETE', `${PATH}/${encodeURIComponent(email)}`));
}

function useOperatorChange<R>(change: (email: string) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: operatorsQuery.queryKey }) });
}
