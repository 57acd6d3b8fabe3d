import { useLayoutEffect } from 'react';

/** What opened the last dialog, for one that takes its place. */
let last: HTMLElement | null = null;

/** For what is over the page and mounted while it is open: after it, the focus is at what opened it, for an item of a menu at what opened that. */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const earlier = last;
    const opener = openerNow();
    last = opener ?? earlier;
    return () => (opener?.isConnected ? opener : earlier)?.focus({ preventScroll: true });
  }, []);
}

function openerNow(): HTMLElement | null {
  const focused = document.activeElement as HTMLElement | null;
  const menu = focused?.closest('[role=menu]');
  if (menu) return document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
  return focused === document.body ? null : focused;
}
