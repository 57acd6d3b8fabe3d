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

/** A browser does not try again by itself after a refusal, such as that too many listen. */
const AGAIN_MS = 15_000;

/** Tells that requests ended, and once it listens (again), for what ended before was not told; until it is called back. */
export function follow(changed: () => void): () => void {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    source = new EventSource('/api/requests/tail');
    source.onopen = () => {
      turn(true);
      changed();
    };
    source.onerror = () => {
      turn(false);
      if (source.readyState === EventSource.CLOSED) again = setTimeout(listen, AGAIN_MS);
    };
    source.addEventListener('request', changed);
  };
  listen();
  return () => {
    clearTimeout(again);
    source.close();
    turn(false);
  };
}

/** Listens while the console is open and seen, and has lists of requests asked for again as requests end; for one place. */
export function useTail(): void {
  const client = useQueryClient();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      gathering = undefined;
      void client.invalidateQueries({ queryKey: ['/api/requests'], predicate: ({ queryKey }) => queryKey[1] !== 'one' });
    };
    const look = () => {
      if (!document.hidden) return void (stop ??= follow(() => (gathering ??= setTimeout(refresh, GATHER_MS))));
      stop?.();
      stop = undefined;
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearTimeout(gathering);
      stop?.();
    };
  }, [client]);
}
