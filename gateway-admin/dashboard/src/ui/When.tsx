import { Tooltip } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useReducer } from 'react';
import { fullTime, relative } from '@/lib/time';

const TICK_MS = 15_000;

/** How long ago, kept true while the page stays open; the full moment on hover. */
export function When({ at }: { at: string }) {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useInterval(tick, TICK_MS, { autoInvoke: true });
  return (
    <Tooltip label={fullTime(at)}>
      <time dateTime={at}>{relative(at)}</time>
    </Tooltip>
  );
}
