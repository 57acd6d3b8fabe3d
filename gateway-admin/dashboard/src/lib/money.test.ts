import { describe, expect, test } from 'vitest';
import { approximate, decimal, exactUsd, pico, share, usd } from './money';

describe('money', () => {
  test('addsWithoutFloats', () => {
    expect(decimal(pico('0.1') + pico('0.2') + pico('0.000000000001'))).toBe('0.300000000001');
  });

  test('keepsTwelveDigitsBothWays', () => {
    for (const text of ['0.000000000001', '123456789012.123456789012', '-4.5', '0', '10.01'])
      expect(decimal(pico(text))).toBe(text);
  });

  test('takesAbsentAmountsAsNothing', () => {
    expect(pico(undefined)).toBe(0n);
    expect(pico(null)).toBe(0n);
    expect(pico('')).toBe(0n);
  });

  test('readsExponents', () => {
    expect(pico(1e-7)).toBe(100_000n);
    expect(pico('4.12E-4')).toBe(412_000_000n);
    expect(pico('1.5e2')).toBe(150n * 10n ** 12n);
  });

  test('refusesWhatIsNoAmount', () => {
    expect(() => pico('twelve')).toThrow('not a decimal amount: twelve');
  });

  test.each([
    ['0', '$0.00'],
    ['0.000412', '$0.000412'],
    ['0.00041249', '$0.000412'],
    ['0.0000009996', '$0.000001'],
    ['0.00000000001', '$0.00000000001'],
    ['0.0412', '$0.0412'],
    ['0.04', '$0.04'],
    ['0.5', '$0.50'],
    ['0.99996', '$1.00'],
    ['1.005', '$1.01'],
    ['12.3456', '$12.35'],
    ['1234567.891', '$1,234,567.89'],
    ['-0.25', '−$0.25'],
  ])('shows %s as %s', (amount, shown) => expect(usd(pico(amount))).toBe(shown));

  test('showsEveryDigitWhenAsked', () => {
    expect(exactUsd(pico('1234.000000000412'))).toBe('$1,234.000000000412');
    expect(exactUsd(pico('5'))).toBe('$5.00');
  });

  test('tellsAShareOfNothing', () => {
    expect(share(pico('1'), pico('4'))).toBe(0.25);
    expect(share(0n, 0n)).toBe(0);
    expect(share(1n, 0n)).toBe(1);
  });

  test('approximatesForBars', () => {
    expect(approximate(pico('2.5'))).toBe(2.5);
  });
});
