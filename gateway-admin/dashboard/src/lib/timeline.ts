import type { BreakerTurns } from '@/api/types';

/** A stretch in which a breaker was open, as shares of the time that is looked at. */
export interface Stretch {
  from: number;
  to: number;
}

export interface Timeline {
  stretches: Stretch[];
  /** How long they were together, in milliseconds. */
  open: number;
}

interface Place {
  offering: string;
  credential: string;
  standing: string;
}

/** When a breaker was open, of what all nodes told; one that closed first was open before that. */
export function timelineOf({ from, to, turns }: BreakerTurns, { offering, credential, standing }: Place): Timeline {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const isOpen = standing !== 'closed';
  const own = turns.filter((turn) => turn.offering === offering && turn.credential === credential).reverse();
  const found: [number, number][] = [];
  let since = own.length === 0 ? (standing === 'open' || standing === 'half_open' ? start : undefined) : own[0]!.opened ? undefined : start;
  for (const { at, opened } of own) {
    if (opened) since ??= Date.parse(at);
    else if (since !== undefined) {
      found.push([since, Date.parse(at)]);
      since = undefined;
    }
  }
  // A node that went away with an open breaker tells of no end: nothing is claimed of the time after.
  if (since !== undefined) found.push([since, isOpen ? end : since]);
  return {
    stretches: found.map(([a, b]) => ({ from: share(a, start, end), to: share(b, start, end) })),
    open: found.reduce((sum, [a, b]) => sum + Math.max(0, b - a), 0),
  };
}

function share(at: number, start: number, end: number): number {
  return Math.min(1, Math.max(0, (at - start) / (end - start)));
}
