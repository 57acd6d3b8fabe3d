import type { Attempt, RequestDetail, RequestLatency } from '@/api/types';
import { t } from '@/i18n';

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
    { name: t('Authenticate'), from: 0, to: auth_ms, kind: 'gateway' },
    { name: t('Plan'), from: auth_ms, to: auth_ms + plan_ms, kind: 'gateway' },
    { name: t('Admit'), from: auth_ms + plan_ms, to: auth_ms + plan_ms + admit_ms, kind: 'gateway' },
    ...attempts.flatMap((attempt) => stepsOf(attempt, latency, request.status === 'ok' || request.status === 'cancelled')),
  ];
}

/** How long all of it took; never nothing. */
export function lengthOf(steps: readonly Step[], total: number): number {
  return Math.max(total, ...steps.map(({ to }) => to), 0.001);
}

function stepsOf(attempt: Attempt, latency: RequestLatency, went: boolean): Step[] {
  const { offering, started_ms: from, duration_ms } = attempt;
  const to = from + duration_ms;
  if (attempt.outcome === OUTPACED) return [{ name: t('Outpaced'), detail: offering, from, to, kind: 'waiting' }];
  if (attempt.outcome.startsWith(ESCALATED)) return [{ name: t('Not good enough'), detail: offering, from, to, kind: 'waiting' }];
  if (attempt.outcome === BROKEN) return [{ name: t('Stream broke'), detail: offering, from, to, kind: 'failed' }];
  if (attempt.outcome !== SERVED) return [{ name: t('Failed attempt'), detail: offering, from, to, kind: 'failed' }];
  return served(attempt, latency, went);
}

/** Until there was a connection, until the first token, and what streamed after it: an attempt is over when its first content is there. */
function served({ offering, started_ms: from, duration_ms, connect_ms }: Attempt, { ttft_ms, total_ms }: RequestLatency, went: boolean): Step[] {
  const connected = from + (connect_ms ?? 0);
  const connect: Step[] = connect_ms === null ? [] : [{ name: t('Connect'), detail: offering, from, to: connected, kind: 'waiting' }];
  const kind = went ? 'streaming' : 'failed';
  if (ttft_ms === null || ttft_ms <= connected) return [...connect, { name: t('Answer'), detail: offering, from: connected, to: from + duration_ms, kind }];
  return [
    ...connect,
    { name: t('First token'), detail: offering, from: connected, to: ttft_ms, kind: 'waiting' },
    { name: t('Stream'), detail: offering, from: ttft_ms, to: Math.max(ttft_ms, total_ms), kind },
  ];
}
