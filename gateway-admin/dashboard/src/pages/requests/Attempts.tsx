import { Text } from '@mantine/core';
import type { Attempt } from '@/api/types';
import { latency } from '@/lib/numbers';
import { words } from '@/lib/words';
import classes from './RequestDrawer.module.css';

const SERVED = 'served';

/** The attempts one after the other, each where it began and as long as it took. */
export function Attempts({ attempts, totalMs }: { attempts: readonly Attempt[]; totalMs: number }) {
  if (attempts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No provider was called.
      </Text>
    );
  }
  const whole = Math.max(totalMs, ...attempts.map((attempt) => attempt.started_ms + attempt.duration_ms), 0.001);
  return (
    <ol className={classes.attempts}>
      {attempts.map((attempt, index) => (
        <li key={index}>
          <div className={classes.attemptHead}>
            <span>
              {attempt.offering} <span className={classes.dim}>at {attempt.provider}</span>
            </span>
            <span className={classes.dim}>
              {outcome(attempt)} · {latency(attempt.duration_ms)}
            </span>
          </div>
          <div className={classes.lane} data-failed={attempt.outcome !== SERVED || undefined} aria-hidden="true">
            <span style={{ left: `${(attempt.started_ms / whole) * 100}%`, width: `${(attempt.duration_ms / whole) * 100}%` }} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function outcome({ outcome, http_status }: Attempt): string {
  return http_status && outcome !== SERVED ? `${words(outcome)} (${http_status})` : words(outcome);
}
