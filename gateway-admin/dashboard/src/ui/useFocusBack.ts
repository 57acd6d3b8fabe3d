import { useLayoutEffect } from 'react';

/** What opened the last dialog, for one that takes its place. */
let last: HTMLElement | null = null;

/** For what is over the page and mounted while it is open: after it, the focus is at what opened it, for an item of a menu at what opened that. */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const earlier = last;
    const opener = openerNow();
    last = opener ?? earlier;
    leaveMenu();
    return () => (opener?.isConnected ? opener : earlier)?.focus({ preventScroll: true });
  }, []);
}

/** An item of a menu keeps keys such as Escape for its menu, which closes; until what opened takes the focus they are for that. */
function leaveMenu(): void {
  const focused = document.activeElement as HTMLElement | null;
  if (focused?.closest('[role=menu]')) focused.blur();
}

function openerNow(): HTMLElement | null {
  const focused = document.activeElement as HTMLElement | null;
  const menu = focused?.closest('[role=menu]');
  if (menu) return document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
  return focused === document.body ? null : focused;
}
