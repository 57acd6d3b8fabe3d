import { expect, test } from 'vitest';
import type { Credential } from '@/api/types';
import { bytesText, healthLines, wellOf } from './health';

const offering = (name: string, standing: string, error_ratio = 0) => ({ offering: name, standing, error_ratio });
const credentials = [
  { slug: 'main', provider: 'p', health: { offerings: [offering('a', 'closed', 0.1), offering('b', 'closed'), offering('c', 'open')] } },
  { slug: 'spare', provider: 'p', health: { offerings: [offering('a', 'parked')] } },
] as unknown as Credential[];

test('putsWhatDoesWorstFirst', () => {
  expect(healthLines(credentials).map(({ offering, credential }) => `${offering}/${credential}`)).toEqual(['a/spare', 'c/main', 'a/main', 'b/main']);
});

test('countsWhatDoesWell', () => {
  expect(wellOf(healthLines(credentials))).toBe(2);
});

test('saysBytesAsAPersonDoes', () => {
  expect(bytesText(0)).toBe('0 B');
  expect(bytesText(1536)).toBe('1.5 KB');
  expect(bytesText(350 * 1024 ** 2)).toBe('350 MB');
});
