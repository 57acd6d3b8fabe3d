import type { Attempt, RequestDetail } from '@/api/types';

/** One stretch of a request's time; milliseconds after it came in. */
export interface Step {
  name: string;
  detail?: string;
  from: number;
  to: number;
  kind: 'gateway' | 'failed' | 'waiting' | 'streaming';
}

const SERVED = 'served';
const OUTPACED = 'outpaced';
const BROKEN = 'broken';
const ESCALATED = 'escalated_';

/** What happened when: the gateway's own steps, each attempt, and of the one that served, waiting and streaming apart. */
export function waterfall({ latency, attempts, request }: Pick<RequestDetail, 'latency' | 'attempts' | 'request'>): Step[] {
  const { auth_ms, plan_ms, admit_ms } = latency;
  return [
    { name: 'Authenticate', from: 0, to: auth_ms, kind: 'gateway' },
    { name: 'Plan', from: auth_ms, to: auth_ms + plan_ms, kind: 'gateway' },
    { name: 'Admit', from: auth_ms + plan_ms, to: auth_ms + plan_ms + admit_ms, kind: 'gateway' },
    ...attempts.flatMap((attempt) => stepsOf(attempt, latency.ttft_ms, request.status === 'ok' || request.status === 'cancelled')),
  ];
}

/** How long all of it took; never nothing. */
export function lengthOf(steps: readonly Step[], total: number): number {
  return Math.max(total, ...steps.map(({ to }) => to), 0.001);
}

function stepsOf(attempt: Attempt, ttft: number | null, went: boolean): Step[] {
  const { offering, started_ms: from, duration_ms } = attempt;
  const to = from + duration_ms;
  if (attempt.outcome === OUTPACED) return [{ name: 'Outpaced', detail: offering, from, to, kind: 'waiting' }];
  if (attempt.outcome.startsWith(ESCALATED)) return [{ name: 'Not good enough', detail: offering, from, to, kind: 'waiting' }];
  if (attempt.outcome === BROKEN) return [{ name: 'Stream broke', detail: offering, from, to, kind: 'failed' }];
  if (attempt.outcome !== SERVED) return [{ name: 'Failed attempt', detail: offering, from, to, kind: 'failed' }];
  if (ttft === null || ttft <= from || ttft >= to) return [{ name: 'Answer', detail: offering, from, to, kind: went ? 'streaming' : 'failed' }];
  return [
    { name: 'First token', detail: offering, from, to: ttft, kind: 'waiting' },
    { name: 'Stream', detail: offering, from: ttft, to, kind: went ? 'streaming' : 'failed' },
  ];
}
