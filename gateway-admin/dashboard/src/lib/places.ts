/** Where routing documents and policies stand, the most general first. */
export const LEVELS = ['organization', 'team', 'key', 'model'] as const;
export type Level = (typeof LEVELS)[number];

/** One organization, team, key or model; the organization needs no id. */
export interface Place {
  level: Level;
  id?: string;
}

/** What is in a page's address. */
export interface PlaceSearch {
  /** Absent for the organization. */
  level?: Level;
  id?: string;
}

export function readPlace(search: Record<string, unknown>): PlaceSearch {
  const level = LEVELS.find((known) => known === search['level']);
  const id = search['id'];
  if (level === undefined || level === 'organization') return {};
  return { level, id: typeof id === 'string' && id ? id : undefined };
}

/** Whose that is, when it is told whose. */
export function placeOf({ level = 'organization', id }: PlaceSearch): Place | undefined {
  return level === 'organization' || id ? { level, id } : undefined;
}
