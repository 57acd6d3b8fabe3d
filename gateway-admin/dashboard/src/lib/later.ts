/** How long something that was deleted can be had back. */
export const UNDO_MS = 6_000;

interface Waiting {
  run: () => Promise<unknown>;
  timer: ReturnType<typeof setTimeout>;
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
  forget(id);
  const timer = setTimeout(() => void runNow(id, failed), UNDO_MS);
  waiting.set(id, { run, timer });
  changed();
}

/** Takes it back; false when it was too late. */
export function takeBack(id: string): boolean {
  const known = forget(id);
  if (known) changed();
  return known;
}

/** Does at once what waits, as when the page is left. */
export function runAll(): void {
  for (const id of [...waiting.keys()]) void runNow(id, () => {});
}

export function idsWaiting(): ReadonlySet<string> {
  return ids;
}

export function whenWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The row stays away until the list has been asked for again. */
async function runNow(id: string, failed: (error: Error) => void): Promise<void> {
  const known = waiting.get(id);
  if (!known) return;
  clearTimeout(known.timer);
  try {
    await known.run();
  } catch (error) {
    failed(error as Error);
  } finally {
    if (waiting.get(id) === known) takeBack(id);
  }
}

function forget(id: string): boolean {
  const known = waiting.get(id);
  if (known) clearTimeout(known.timer);
  return waiting.delete(id);
}
