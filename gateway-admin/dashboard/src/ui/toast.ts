import type { NotificationData } from '@mantine/notifications';
import type { ReactNode } from 'react';

let said = false;
const listeners = new Set<() => void>();

/** Says that something was done, where it is seen on every page. */
export function toast(message: string): void {
  show(() => ({ message }));
}

/** The same with more than a sentence, which gets what closes it: nothing else does but the reader. */
export function toastUntilClosed(content: (close: () => void) => ReactNode): void {
  show((close) => ({ message: content(close), autoClose: false }));
}

/** What shows it is loaded when something is said first. */
function show(shown: (close: () => void) => Pick<NotificationData, 'message' | 'autoClose'>): void {
  said = true;
  for (const listener of listeners) listener();
  void import('@mantine/notifications').then(({ notifications }) => {
    const id = crypto.randomUUID?.() ?? String(performance.now());
    notifications.show({ id, ...shown(() => notifications.hide(id)) });
  });
}

/** Whether something was said yet. */
export function wasSaid(): boolean {
  return said;
}

export function whenSaid(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
