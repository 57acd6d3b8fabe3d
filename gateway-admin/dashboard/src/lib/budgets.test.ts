import { expect, test } from 'vitest';
import { standing } from './budgets';

test('warnsFromFourFifthsAndStopsAtAll', () => {
  expect(standing({ amount: '5.00', spent: '3.99' }).tone).toBe('good');
  expect(standing({ amount: '5.00', spent: '4.00' }).tone).toBe('warn');
  expect(standing({ amount: '5.00', spent: '5.00' }).tone).toBe('bad');
});
