import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

const GATHER_MS = 300;

/** Whether requests are told as they end; while they are not, pages ask again by themselves. */
let open = false;
const listeners = new Set<() => void>();

function turn(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

function whenTurned(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useIsTailing(): boolean {
  return useSyncExternalStore(whenTurned, () => open);
}

/** How often a list of requests is asked for: rarely while its changes are told. */
export function pollEvery(usual: number, tailing: boolean): number {
  return tailing ? usual * 10 : usual;
}

/** Listens while the console is open and seen, and has lists of requests asked for again as requests end; for one place. */
export function useTail(): void {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource | undefined;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      gathering = undefined;
      void client.invalidateQueries({ queryKey: ['/api/requests'], predicate: ({ queryKey }) => queryKey[1] !== 'one' });
    };
    const listen = () => {
      source = new EventSource('/api/requests/tail');
      source.onopen = () => turn(true);
      source.onerror = () => turn(false);
      source.addEventListener('request', () => {
        gathering ??= setTimeout(refresh, GATHER_MS);
      });
    };
    const stop = () => {
      source?.close();
      source = undefined;
      turn(false);
    };
    const look = () => {
      if (document.hidden) stop();
      else if (!source) listen();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearTimeout(gathering);
      stop();
    };
  }, [client]);
}
