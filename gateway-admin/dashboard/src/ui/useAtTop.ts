import { useSyncExternalStore } from 'react';

const NEAR_PX = 120;

/** Whether the page is scrolled to its beginning. */
export function useAtTop(): boolean {
  return useSyncExternalStore(subscribe, () => window.scrollY < NEAR_PX);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('scroll', listener, { passive: true });
  return () => window.removeEventListener('scroll', listener);
}
