/** How long something that was deleted can be had back. */
export const UNDO_MS = 6_000;

interface Waiting {
  run: () => Promise<unknown>;
  failed: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
  /** Its turn: nothing takes it back any more. */
  turn?: Promise<void>;
  /** Under way. */
  running?: Promise<void>;
}

const waiting = new Map<string, Waiting>();
const listeners = new Set<() => void>();

/** The turn that was given out last: what is done in its turn is done one after the other. */
let line: Promise<void> = Promise.resolve();

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
  waiting.set(id, { run, failed, timer });
  changed();
}

/** Takes it back; false when it was too late. */
export function takeBack(id: string): boolean {
  const known = waiting.get(id);
  if (!known || known.turn || known.running) return false;
  forget(id, known);
  return true;
}

/**
 * Does what waits under this id, once all that was begun before it is done, and ends with it, as when another is made in its place; the row stays
 * away until the list has been asked for again.
 */
export async function runNow(id: string): Promise<void> {
  const known = waiting.get(id);
  if (!known) return;
  clearTimeout(known.timer);
  await (known.turn ??= line = line.then(() => carryOut(id, known)));
}

/** Begins all that waits, as when the page is left: what would wait for an answer then is never sent. */
export function runAll(): void {
  for (const [id, known] of waiting) void carryOut(id, known);
}

/**
 * The same one after the other, as it was asked for: before the session becomes another, and before something is to be deleted that is only
 * deleted after them.
 */
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

function carryOut(id: string, known: Waiting): Promise<void> {
  return (known.running ??= tried(id, known));
}

async function tried(id: string, known: Waiting): Promise<void> {
  clearTimeout(known.timer);
  try {
    await known.run();
  } catch (error) {
    known.failed(error as Error);
  } finally {
    if (waiting.get(id) === known) forget(id, known);
  }
}

function forget(id: string, { timer }: Waiting): void {
  clearTimeout(timer);
  waiting.delete(id);
  changed();
}
