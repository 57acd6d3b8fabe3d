import { expect, test } from 'vitest';
import { found } from './found';

const ROWS = ['Search production', 'Search staging', '机器学习平台', 'فريق البحث'];
const itself = (row: string) => row;

test('findsEveryWordInWhateverOrderAndCase', () => {
  expect(found(ROWS, itself, ' PROD search ')).toEqual(['Search production']);
  expect(found(ROWS, itself, '学习')).toEqual(['机器学习平台']);
  expect(found(ROWS, itself, 'البحث')).toEqual(['فريق البحث']);
});

test('everythingIsThereWhileNothingIsTyped', () => {
  expect(found(ROWS, itself, '  ')).toBe(ROWS);
  expect(found(ROWS, itself, 'payments')).toEqual([]);
});
