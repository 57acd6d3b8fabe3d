import { lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Area } from '@/messages/areas';
import { loadMessages } from '@/messages/load';
import { useLanguage } from '@/ui/useLanguage';

/** A page that is loaded when it is opened, with the words of its area; drawn again in another language, it keeps its state. */
export function page<M extends { default: () => ReactNode }>(area: Area, load: () => Promise<M>) {
  return lazyRouteComponent(async () => {
    await loadMessages(area);
    const { default: Content } = await load();
    return {
      default: function Spoken() {
        useLanguage();
        return <Content />;
      },
    };
  });
}
