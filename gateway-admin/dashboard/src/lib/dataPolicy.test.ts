import { expect, test } from 'vitest';
import { dataPolicyText, priceChanges } from './dataPolicy';

test('namesOnlyWhatIsPromised', () => {
  expect(dataPolicyText({ training: false, retention: true, note: 'x' })).toEqual(['No training']);
  expect(dataPolicyText({})).toEqual([]);
});

test('tellsWhatAPriceChanged', () => {
  expect(priceChanges({ input: '0.30', output: '1' }, { input: '0.2', output: '1.00', cache_read: '0.1' })).toEqual([
    { name: 'input', from: '0.2', to: '0.30' },
    { name: 'cache_read', from: '0.1', to: undefined },
  ]);
  expect(priceChanges({ input: '1' }, undefined)).toEqual([{ name: 'input', to: '1' }]);
});
