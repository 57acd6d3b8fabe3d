import { t } from '@/i18n';

/** Whether records still name a team that is no more; not before it is known which there are. */
export function isDeleted(teamId: string, teams: readonly { id: string }[] | undefined): boolean {
  return teams !== undefined && teamId.startsWith('team_') && teams.every(({ id }) => id !== teamId);
}

/** Two teams may have had one name: the one that is no more is told apart. */
export function teamName(name: string, deleted: boolean): string {
  return deleted ? t('{name} (deleted)', { name }) : name;
}
