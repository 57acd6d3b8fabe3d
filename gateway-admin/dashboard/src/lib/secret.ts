import { useSyncExternalStore } from 'react';

/**
 * The secret of the key made last in this tab, so that the first-call snippets are ready to paste. Kept in memory alone;
 * it goes with the tab, a reload or logging out.
 */
let secret: string | undefined;
const listeners = new Set<() => void>();

export function rememberSecret(value: string): void {
  secret = value;
  listeners.forEach((listener) => listener());
}

export function forgetSecret(): void {
  secret = undefined;
  listeners.forEach((listener) => listener());
}

export function useSecret(): string | undefined {
  return useSyncExternalStore(subscribe, () => secret);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
