import { expect, test } from 'vitest';
import { rateBody, rateValues, sameRates } from './prices';

test('sendsOnlyRatesThatWereFilledIn', () => {
  expect(rateBody(rateValues({ input: '0.15', output: ' 0.60 ' }))).toEqual({ input: '0.15', output: '0.60' });
  expect(rateBody(rateValues(undefined))).toBeNull();
});

test('tellsWhetherAListPriceIsItsOwn', () => {
  const price = rateValues({ input: '0.15', output: '0.60' });
  expect(sameRates(price, rateValues({ input: '0.150', output: '0.6' }))).toBe(true);
  expect(sameRates(price, rateValues({ input: '0.20', output: '0.6' }))).toBe(false);
});

test('keepsTheRatesThatAFormHasNoFieldFor', () => {
  const price = { input: '2', output: '8', 'above_200k.input': '4' };
  expect(rateBody(rateValues(price))).toEqual(price);
  expect(sameRates(rateValues(price), rateValues({ ...price, 'above_200k.input': '5' }))).toBe(false);
});
