import { expect, test, vi } from 'vitest';

vi.stubGlobal('navigator', { languages: ['en-DE'] });
const { amount, optionalPrice } = await import('./validation');

test('whatIsAThousandHereAndAFractionThereIsAskedAbout', () => {
  expect(amount('1.500')).toBe('Write 1500 or 1.5000: this can be read as either.');
  expect(optionalPrice('2.500')).toContain('2500 or 2.5000');
});

test('whatCanBeReadInOneWayIsTaken', () => {
  expect(['1500', '1.5000', '0.500', '1.50'].map(amount)).toEqual([null, null, null, null]);
  expect(optionalPrice('0.150')).toBeNull();
});
