import type { RequestDetail } from '@/api/types';
import { latency } from '@/lib/numbers';
import { lengthOf, waterfall } from '@/lib/waterfall';
import classes from './Waterfall.module.css';

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

/** Where the time went, on one line of time. */
export function Waterfall({ detail }: { detail: RequestDetail }) {
  const steps = waterfall(detail);
  const whole = lengthOf(steps, detail.latency.total_ms);
  return (
    <div className={classes.chart}>
      <div className={classes.axis} aria-hidden="true">
        {QUARTERS.map((part) => (
          <span key={part} style={{ left: `${part * 100}%` }}>
            {part === 0 ? '0' : latency(part * whole)}
          </span>
        ))}
      </div>
      <ol className={classes.steps}>
        {steps.map(({ name, detail, from, to, kind }, at) => (
          <li key={at} className={classes.step}>
            <span className={classes.name} title={detail}>
              {name}
              {detail && <small>{detail}</small>}
            </span>
            <span className={classes.lane} aria-hidden="true">
              <i data-kind={kind} style={{ left: `${(from / whole) * 100}%`, width: `max(2px, ${((to - from) / whole) * 100}%)` }} />
            </span>
            <span className={classes.time}>{latency(to - from)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
