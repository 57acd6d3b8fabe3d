import { expect, test } from 'vitest';
import type { PayloadBody } from '@/api/types';
import { payloadText } from './payload';

const body = (part: Partial<PayloadBody>): PayloadBody => ({ body: '', content_type: 'application/json', encoding: 'text', size: 1, truncated: false, ...part });

test('indentsJsonAndLeavesEventsAsTheyCame', () => {
  expect(payloadText(body({ body: '{"a":1}' }))).toBe('{\n  "a": 1\n}');
  expect(payloadText(body({ body: 'data: {"a":1}\n\ndata: [DONE]\n\n' }))).toBe('data: {"a":1}\n\ndata: [DONE]');
});

test('namesWhatIsNoText', () => {
  expect(payloadText(body({ body: 'AAAA', encoding: 'base64', content_type: 'audio/mpeg', size: 3 }))).toBe('audio/mpeg, 3 bytes');
  expect(payloadText(body({ size: 0 }))).toBe('');
});
