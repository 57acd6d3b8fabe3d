import { expect, test } from 'vitest';
import type { RequestDetail } from '@/api/types';
import { lengthOf, waterfall } from './waterfall';

const latency = { auth_ms: 0.1, plan_ms: 0.2, admit_ms: 1, ttft_ms: 300, total_ms: 900, overhead_ms: 2 };
const broken = { position: 0, provider: 'b', offering: 'b-m', outcome: 'server_error', http_status: 500, started_ms: 2, duration_ms: 90, connect_ms: null, upstream_cost: null, spend: null };
const served = { position: 1, provider: 'c', offering: 'c-m', outcome: 'served', http_status: 200, started_ms: 95, duration_ms: 205, connect_ms: 25, upstream_cost: null, spend: null };
const request = (status: string) => ({ status }) as RequestDetail['request'];

test('tellsWaitingFromStreaming', () => {
  const steps = waterfall({ latency, attempts: [broken, served], request: request('ok') });

  expect(steps.map(({ name, from, to, kind }) => [name, from, to, kind])).toEqual([
    ['Authenticate', 0, 0.1, 'gateway'],
    ['Plan', 0.1, expect.closeTo(0.3), 'gateway'],
    ['Admit', expect.closeTo(0.3), expect.closeTo(1.3), 'gateway'],
    ['Failed attempt', 2, 92, 'failed'],
    ['Connect', 95, 120, 'waiting'],
    ['First token', 120, 300, 'waiting'],
    ['Stream', 300, 900, 'streaming'],
  ]);
  expect(lengthOf(steps, 900)).toBe(900);
});

test('tellsTheSlowerOfTwoAttemptsFromAFailedOne', () => {
  const slower = { ...broken, outcome: 'outpaced', http_status: null, upstream_cost: '0.000012' };

  const steps = waterfall({ latency, attempts: [slower, served], request: request('ok') });

  expect(steps[3]).toMatchObject({ name: 'Outpaced', detail: 'b-m', kind: 'waiting' });
});

test('tellsAnAnswerThatWasNotGoodEnoughFromAFailedAttempt', () => {
  const cheap = { ...broken, outcome: 'escalated_schema', http_status: 200, upstream_cost: '0.000012', spend: '0.000013' };

  const steps = waterfall({ latency, attempts: [cheap, served], request: request('ok') });

  expect(steps[3]).toMatchObject({ name: 'Not good enough', detail: 'b-m', kind: 'waiting' });
});

test('showsAnAnswerWithoutAFirstTokenInOnePiece', () => {
  const steps = waterfall({ latency: { ...latency, ttft_ms: null }, attempts: [served], request: request('error') });

  expect(steps.at(-1)).toMatchObject({ name: 'Answer', from: 120, to: 300, kind: 'failed' });
  expect(lengthOf([], 0)).toBeGreaterThan(0);
});
test('tellsAStreamThatBrokeFromAnAttemptThatGaveNothing', () => {
  const begun = { ...broken, outcome: 'broken', http_status: 200, upstream_cost: '0.000012', spend: '0.000013' };

  const steps = waterfall({ latency, attempts: [begun, served], request: request('ok') });

  expect(steps[3]).toMatchObject({ name: 'Stream broke', detail: 'b-m', kind: 'failed' });
});
