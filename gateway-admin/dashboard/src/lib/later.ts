/** How long something that was deleted can be had back. */
export const UNDO_MS = 6_000;

interface Waiting {
  run: () => Promise<unknown>;
  failed: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
  /** Nothing takes it back any more. */
  begun: boolean;
}

const waiting = new Map<string, Waiting>();
const listeners = new Set<() => void>();

/** The ids that are to be deleted, as one value for each change. */
let ids: ReadonlySet<string> = new Set();

function changed(): void {
  ids = new Set(waiting.keys());
  for (const listener of listeners) listener();
}

/** Does something in a while, unless it is taken back before. */
export function later(id: string, run: () => Promise<unknown>, failed: (error: Error) => void = () => {}): void {
  clearTimeout(waiting.get(id)?.timer);
  const timer = setTimeout(() => void runNow(id), UNDO_MS);
  waiting.set(id, { run, failed, timer, begun: false });
  changed();
}

/** Takes it back; false when it was too late. */
export function takeBack(id: string): boolean {
  const known = waiting.get(id);
  if (!known || known.begun) return false;
  forget(id, known);
  return true;
}

/** Does at once what waits under this id, as when another is made in its place; the row stays away until the list has been asked for again. */
export async function runNow(id: string): Promise<void> {
  const known = waiting.get(id);
  if (!known || known.begun) return;
  known.begun = true;
  clearTimeout(known.timer);
  try {
    await known.run();
  } catch (error) {
    known.failed(error as Error);
  } finally {
    if (waiting.get(id) === known) forget(id, known);
  }
}

/** Does at once all that waits, as when the page is left. */
export function runAll(): void {
  for (const id of [...waiting.keys()]) void runNow(id);
}

/** The same one after the other, as it was asked for, while it may still be done: before the session becomes another. */
export async function finishAll(): Promise<void> {
  for (const id of [...waiting.keys()]) await runNow(id);
}

export function idsWaiting(): ReadonlySet<string> {
  return ids;
}

export function whenWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function forget(id: string, { timer }: Waiting): void {
  clearTimeout(timer);
  waiting.delete(id);
  changed();
}
