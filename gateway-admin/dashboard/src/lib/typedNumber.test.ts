import { expect, test } from 'vitest';
import { numberIn, numberWanted } from './typedNumber';

test.each([
  ['1500', 1500],
  [' 1,500 ', 1500],
  ['1.500', 1500],
  ['1\u00a0500\u202f000', 1500000],
  ['12’345', 12345],
  ['1,00,000', 100000],
  ['１５００', 1500],
  ['-3', -3],
])('reads %s as %i', (text, number) => expect(numberIn(text)).toBe(number));

test.each(['1e3', '1.5', '1,5', '1.500,00', '1,500 000', '1k', '0x10', '1 2', '', '٣'])('reads no whole number in %s', (text) => expect(numberIn(text)).toBeUndefined());

test('readsDecimalsWhereTheyCount', () => {
  expect(numberIn('2.5', true)).toBe(2.5);
  expect(numberIn('12,5', true)).toBe(12.5);
  expect(numberIn('1e1', true)).toBeUndefined();
});

test.each(['1,500', '0,125', '-2,000'])('does not guess whether %s has thousands or decimals', (text) => expect(numberIn(text, true)).toBeUndefined());

test('saysWhatIsWantedInstead', () => {
  expect(numberWanted('1e3', 0, 90, false)).toBe('Enter a whole number such as 1,500.');
  expect(numberWanted('1e1', 0, 100, true)).toBe('Enter a number such as 2.5.');
  expect(numberWanted('91', 1, 90, false)).toBe('Enter a number from 1 to 90.');
});
