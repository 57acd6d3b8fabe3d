import type { RefusalReport } from '@/api/types';
import { t } from '@/i18n';

/** `4 calls refused today`, or nothing to say. */
export function refusedToday(refusals: number): string | undefined {
  if (refusals === 0) return undefined;
  return t('{count, plural, one {# call} other {# calls}} refused today', { count: refusals });
}

/** How many calls of each team were refused, by its id. */
export function refusalsByTeam({ rows }: Pick<RefusalReport, 'rows'>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { team, refusals } of rows) sums.set(team.id, (sums.get(team.id) ?? 0) + refusals);
  return sums;
}
