import { Suspense, lazy, useSyncExternalStore } from 'react';
import { wasSaid, whenSaid } from './toast';

const Toasts = lazy(() => import('./Toasts'));

/** Where toasts show, once there is one. */
export function ToastArea() {
  const shown = useSyncExternalStore(whenSaid, wasSaid);
  return (
    shown && (
      <Suspense>
        <Toasts />
      </Suspense>
    )
  );
}
