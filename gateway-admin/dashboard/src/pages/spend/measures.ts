import { axis, plainAxis } from '@/lib/axis';
import { usd } from '@/lib/money';
import { compact, count } from '@/lib/numbers';
import type { Measure } from '@/lib/spendView';
import type { Shape } from '../overview/SpendChart';

const COUNTS: Shape = { format: (amount) => count(Number(amount)), axis: plainAxis };

/** How each measure is written. */
export const MEASURE_SHAPES: Record<Measure, Shape> = {
  spend: { format: usd, axis },
  requests: COUNTS,
  tokens: { ...COUNTS, format: (amount) => compact(Number(amount)) },
};
