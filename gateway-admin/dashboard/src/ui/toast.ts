import type { ReactNode } from 'react';

let said = false;
const listeners = new Set<() => void>();

interface Shown {
  /** In place of the sentence; gets what closes it. */
  content: (close: () => void) => ReactNode;
  forMs: number;
}

/** Says that something was done, where it is seen on every page. What shows it is loaded when something is said first. */
export function toast(message: string, shown?: Shown): void {
  said = true;
  for (const listener of listeners) listener();
  void import('@mantine/notifications').then(({ notifications }) => {
    const id = crypto.randomUUID?.() ?? String(performance.now());
    notifications.show({ id, message: shown ? shown.content(() => notifications.hide(id)) : message, ...(shown ? { autoClose: shown.forMs } : {}) });
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
