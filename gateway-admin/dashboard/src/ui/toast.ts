let said = false;
const listeners = new Set<() => void>();

/** Says that something was done, where it is seen on every page. What shows it is loaded when something is said first. */
export function toast(message: string): void {
  said = true;
  for (const listener of listeners) listener();
  void import('@mantine/notifications').then(({ notifications }) => notifications.show({ message }));
}

/** Whether something was said yet. */
export function wasSaid(): boolean {
  return said;
}

export function whenSaid(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
