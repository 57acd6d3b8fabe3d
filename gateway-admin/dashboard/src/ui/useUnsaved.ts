import { useBlocker } from '@tanstack/react-router';
import { useEffect } from 'react';
import { holdUnsaved, isUnsaved } from '@/lib/unsaved';

/** Where somebody is, or goes. */
interface Place {
  pathname: string;
  search: object;
}

/** Another page, or the way back: a dialog is in the address, too, and closes itself by another. */
export function leavesDialog(from: Place, to: Place, action: string): boolean {
  return from.pathname !== to.pathname || action === 'BACK' || action === 'GO';
}

/** Another page, or the same of something else. */
export function leavesPage(from: Place, to: Place): boolean {
  return from.pathname !== to.pathname || JSON.stringify(from.search) !== JSON.stringify(to.search);
}

/** While something is entered, a session that ends is begun again over it. */
export function useHeld(entered: boolean): void {
  useEffect(() => (entered ? holdUnsaved() : undefined), [entered]);
}

/** While something is entered, whoever would leave it is to be asked first, and a session that ends is begun again over it. */
export function useUnsaved(dirty: boolean, leaves: typeof leavesDialog) {
  useHeld(dirty);
  return useBlocker({
    shouldBlockFn: ({ current, next, action }) => dirty && isUnsaved() && leaves(current, next, action),
    enableBeforeUnload: () => dirty && isUnsaved(),
    withResolver: true,
  });
}
