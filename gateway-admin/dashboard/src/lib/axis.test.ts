import { expect, test } from 'vitest';
import { axis } from './axis';

test.each([
  [1.21, ['$0', '$0.40', '$0.80', '$1.20', '$1.60']],
  [0.0000743, ['$0', '$0.00002', '$0.00004', '$0.00006', '$0.00008']],
  [0.00055, ['$0', '$0.00015', '$0.00030', '$0.00045', '$0.00060']],
  [9, ['$0', '$2.50', '$5.00', '$7.50', '$10.00']],
  [1900, ['$0', '$500', '$1,000', '$1,500', '$2,000']],
  [9000, ['$0', '$2.5k', '$5.0k', '$7.5k', '$10.0k']],
  [100_000, ['$0', '$25k', '$50k', '$75k', '$100k']],
  [0, ['$0', '$0.25', '$0.50', '$0.75', '$1.00']],
])('labelsRoundLinesUpTo %d alike', (largest, labels) => {
  const { ticks, label } = axis(largest);
  expect(ticks.map(label)).toEqual(labels);
  expect(ticks.at(-1)).toBeGreaterThanOrEqual(largest);
});
