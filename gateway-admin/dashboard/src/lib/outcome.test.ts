import { expect, test } from 'vitest';
import type { RequestDetail } from '@/api/types';
import { answerText, failureText } from './outcome';

const ended = (request: Partial<RequestDetail['request']>, finish_reason: string | null = null) =>
  answerText({ request: { status: 'ok', streamed: false, ttft_ms: null, ...request } as RequestDetail['request'], finish_reason });

test('saysHowAnAnswerCameAndEnded', () => {
  expect(ended({}, 'length')).toBe('In one piece, cut off at its length limit');
  expect(ended({ streamed: true, ttft_ms: 12 }, 'stop')).toBe('Streamed, ended by itself');
  expect(ended({}, 'some_new_reason')).toBe('In one piece, some new reason');
});

test('speaksOfNoAnswerWhereNoneBegan', () => {
  expect(ended({ status: 'error' })).toBeUndefined();
  expect(ended({ status: 'error', streamed: true })).toBeUndefined();
  expect(ended({ status: 'cancelled', streamed: true, ttft_ms: 12 })).toBe('Streamed');
});

test('namesTheStatusOfAFailureOnce', () => {
  expect(failureText({ outcome: 'status_500', http_status: 500 })).toBe('HTTP 500');
  expect(failureText({ outcome: 'throttled', http_status: 429 })).toBe('Throttled (HTTP 429)');
  expect(failureText({ outcome: 'timeout', http_status: null })).toBe('Timeout');
});
