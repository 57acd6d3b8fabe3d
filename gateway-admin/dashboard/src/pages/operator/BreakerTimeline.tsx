import { Tooltip } from '@mantine/core';
import type { BreakerTurns } from '@/api/types';
import { t } from '@/i18n';
import type { Line } from '@/lib/health';
import { latency } from '@/lib/numbers';
import { timelineOf } from '@/lib/timeline';
import classes from './BreakerTimeline.module.css';

/** When the breaker was open in the last 24 hours, as marks on a line from then to now. */
export function BreakerTimeline({ turns, of }: { turns?: BreakerTurns; of: Line }) {
  if (!turns) return <span className={classes.line} aria-hidden />;
  const { stretches, open } = timelineOf(turns, of);
  const told = stretches.length === 0 ? t('Never open in 24 hours') : t('Open {count, plural, one {once} other {# times}} in 24 hours, {time} in all', { count: stretches.length, time: latency(open) });
  return (
    <Tooltip label={told}>
      <span className={classes.line} role="img" aria-label={told}>
        {stretches.map(({ from, to }) => (
          <i key={from} style={{ left: `${from * 100}%`, width: `max(2px, ${(to - from) * 100}%)` }} />
        ))}
      </span>
    </Tooltip>
  );
}
