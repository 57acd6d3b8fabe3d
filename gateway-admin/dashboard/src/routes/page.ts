import { lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Area } from '@/messages/areas';
import { loadMessages } from '@/messages/load';

/** A page that is loaded when it is opened, with the words of its area. */
export function page<M extends { default: () => ReactNode }>(area: Area, load: () => Promise<M>) {
  return lazyRouteComponent(async () => {
    await loadMessages(area);
    return load();
  });
}
