import { useSyncExternalStore } from 'react';

/** What was entered on the page and not saved, for all that could end it. */
let holders = 0;
let interrupted = false;
const listeners = new Set<() => void>();

/** Something is entered; until it is called back. */
export function holdUnsaved(): () => void {
  holders++;
  return () => {
    holders--;
  };
}

export function isUnsaved(): boolean {
  return holders > 0;
}

/** The session ended under what is not saved: the page stays, and has it begun again. False when there is nothing to lose. */
export function interrupt(): boolean {
  if (!isUnsaved()) return false;
  turn(true);
  return true;
}

/** The session was begun again. */
export function resume(): void {
  turn(false);
}

/** Nothing asks any more before the page is left. */
export function giveUp(): void {
  holders = 0;
}

export function useInterrupted(): boolean {
  return useSyncExternalStore(subscribe, () => interrupted);
}

function turn(next: boolean): void {
  interrupted = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
