import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isDeleted } from '@/lib/deleted';
import { finishAll } from '@/lib/later';
import { call } from './client';
import { all } from './pages';
import type { LimitStatus, Page, Team, TeamPatch, TeamRequest } from './types';

const BUDGETS_EVERY_MS = 5_000;
const TEAMS_EVERY_MS = 15_000;
/** As many as one call tells of. */
const MOST_TOGETHER = 100;

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => all<Team>('/api/teams', {}, signal),
  refetchInterval: TEAMS_EVERY_MS,
});

/** Tells of a team that records name whether it is no more. */
export function useIsDeleted(): (id: string) => boolean {
  const { data: teams } = useQuery(teamsQuery);
  return (id) => isDeleted(id, teams);
}

export function teamQuery(id: string) {
  return queryOptions({
    queryKey: ['teams', id],
    queryFn: ({ signal }) => call<Team>('GET', `/api/teams/${id}`, { signal }),
  });
}

/** Where a scope stands now; asked again while it is looked at. */
export function limitsQuery(scope: 'organization' | 'team' | 'key', id: string) {
  return queryOptions({
    queryKey: ['limits', scope, id],
    queryFn: ({ signal }) => call<LimitStatus>('GET', `/api/limits/${scope}/${id}`, { signal }),
    refetchInterval: BUDGETS_EVERY_MS,
  });
}

/** Where all these teams stand now, in as few calls as that takes: the more it takes, the more rarely it is asked again. */
export function teamLimitsQuery(ids: readonly string[]) {
  return queryOptions({
    queryKey: ['limits', 'teams', ids],
    queryFn: ({ signal }) => limitsOfTeams(ids, signal),
    enabled: ids.length > 0,
    refetchInterval: BUDGETS_EVERY_MS * Math.ceil(ids.length / MOST_TOGETHER),
    placeholderData: keepPreviousData,
    meta: { byTime: ids.length > MOST_TOGETHER },
  });
}

async function limitsOfTeams(ids: readonly string[], signal: AbortSignal): Promise<LimitStatus[]> {
  const found: LimitStatus[] = [];
  for (let at = 0; at < ids.length; at += MOST_TOGETHER) {
    const query = { id: ids.slice(at, at + MOST_TOGETHER) };
    found.push(...(await call<Page<LimitStatus>>('GET', '/api/limits/team', { query, signal })).data);
  }
  return found;
}

/** Makes a team, which may have the name of one that waits to be deleted. */
export function useCreateTeam() {
  return useTeamSave((body: TeamRequest) => call<Team>('POST', '/api/teams', { body }));
}

/** Changes what is named of a team. */
export function useUpdateTeam() {
  return useTeamSave(({ id, ...body }: { id: string } & TeamPatch) => call<Team>('PATCH', `/api/teams/${id}`, { body }));
}

function useTeamSave<B>(save: (body: B) => Promise<Team>) {
  return useTeamChange(async (body: B) => {
    await finishAll();
    return save(body);
  });
}

export function useDeleteTeam(id: string) {
  return useTeamChange(() => call<void>('DELETE', `/api/teams/${id}`));
}

function useTeamChange<B, R>(change: (body: B) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['teams'] }),
        client.invalidateQueries({ queryKey: ['limits'] }),
        client.invalidateQueries({ queryKey: ['/api/keys'] }),
      ]),
  });
}
