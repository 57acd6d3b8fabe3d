import { expect, test } from 'vitest';
import { compact, latency, percent } from './numbers';

test.each([
  [0.84, '840 µs'],
  [1.24, '1.2 ms'],
  [42.3, '42 ms'],
  [1_240, '1.24 s'],
  [90_000, '1.5 min'],
  [null, '–'],
])('latency %s ms reads %s', (millis, text) => expect(latency(millis)).toBe(text));

test('keepsSmallCountsWhole', () => {
  expect(compact(9_876)).toBe('9,876');
  expect(compact(1_234_567)).toBe('1.2M');
});

test('tellsSmallSharesFromNone', () => {
  expect(percent(0)).toBe('0%');
  expect(percent(0.0004)).toBe('<0.1%');
  expect(percent(0.042)).toBe('4.2%');
  expect(percent(0.42)).toBe('42%');
});
