import { expect, test } from 'vitest';
import type { MarginRow } from '@/api/types';
import { byMargin, marginFrom, marginName, marginShare, readMarginSearch } from './margins';

const row = (margin: string, charged = '10'): MarginRow =>
  ({ bucket: null, organization: { id: 'org_1', name: 'Acme' }, model: null, provider: null, offering: null, sums: { margin, charged } }) as MarginRow;

test('tellsWhichPartOfWhatWasPaidStays', () => {
  expect(marginShare(row('2.5').sums)).toBe(0.25);
  expect(marginShare(row('-1').sums)).toBe(-0.1);
  expect(marginShare(row('0', '0').sums)).toBeUndefined();
});

test('putsTheLargestMarginFirstAndLossesLast', () => {
  expect(byMargin([row('-1'), row('3'), row('0.2')]).map(({ sums }) => sums.margin)).toEqual(['3', '0.2', '-1']);
});

test('beginsAPeriodWithItsHour', () => {
  expect(marginFrom('7d', new Date('2030-05-10T11:42:10Z'))).toBe('2030-05-03T11:00:00.000Z');
});

test('namesWhatARowIsOf', () => {
  expect(marginName(row('1'), 'organization')).toBe('Acme');
  expect(marginName(row('1'), 'model')).toBe('Nobody served');
});

test('takesFromAnAddressOnlyWhatItKnows', () => {
  expect(readMarginSearch({ by: 'model', period: '1y' })).toEqual({ by: 'model', period: undefined });
});
