import { useSyncExternalStore } from 'react';

/** The statuses of a proxy that finds no gateway behind it; 0: no answer came at all. */
const NOBODY: ReadonlySet<number> = new Set([0, 502, 504]);

/** When the gateway stopped answering; what the pages show is from before. */
let lost: Date | undefined;
const listeners = new Set<() => void>();

/** Told of every answer of the API, and of every missing one. */
export function answered(status: number, now = new Date()): void {
  const next = NOBODY.has(status) ? (lost ?? now) : undefined;
  if (next === lost) return;
  lost = next;
  listeners.forEach((listener) => listener());
}

export function lostSince(): Date | undefined {
  return lost;
}

export function useLostSince(): Date | undefined {
  return useSyncExternalStore(subscribe, lostSince);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
