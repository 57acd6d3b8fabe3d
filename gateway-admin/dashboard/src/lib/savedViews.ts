import { useSyncExternalStore } from 'react';

/** An address of a page under a name, kept in this browser. */
export interface SavedView {
  name: string;
  search: Record<string, unknown>;
}

const listeners = new Set<() => void>();
const NONE: readonly SavedView[] = [];
const read = new Map<string, readonly SavedView[]>();

globalThis.addEventListener?.('storage', ({ key }) => changedElsewhere(key));

/** The views that were saved under this key, in the order of their names. */
export function useSavedViews(key: string): readonly SavedView[] {
  return useSyncExternalStore(subscribe, () => views(key));
}

/** Adds a view, or replaces the one of this name. */
export function saveView(key: string, view: SavedView): void {
  const others = views(key).filter(({ name }) => name !== view.name);
  write(key, [...others, view].sort((a, b) => a.name.localeCompare(b.name)));
}

export function forgetView(key: string, name: string): void {
  write(key, views(key).filter((view) => view.name !== name));
}

export function views(key: string): readonly SavedView[] {
  let found = read.get(key);
  if (!found) read.set(key, (found = parse(stored(key))));
  return found;
}

/** Another tab wrote under this key, or with null, cleared all: what was read of it is old. */
export function changedElsewhere(key: string | null): void {
  if (key === null) read.clear();
  else read.delete(key);
  tell();
}

function write(key: string, views: readonly SavedView[]): void {
  read.set(key, views);
  try {
    localStorage.setItem(key, JSON.stringify(views));
  } catch {
    // Full, or forbidden: they last as long as the page.
  }
  tell();
}

/** Somebody else may have written there. */
export function parse(text: string | null): readonly SavedView[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isView) : NONE;
  } catch {
    return NONE;
  }
}

function isView(view: unknown): view is SavedView {
  const { name, search } = (view ?? {}) as Partial<SavedView>;
  return typeof name === 'string' && name !== '' && typeof search === 'object' && search !== null;
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function tell(): void {
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
