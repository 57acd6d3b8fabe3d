import type { NumberInputProps } from '@mantine/core';

/** Above this a JSON number is no longer exact. */
const MOST = Number.MAX_SAFE_INTEGER;

/** Nobody types it. With a point here `1.500`, pasted by whoever writes thousands so, would become 1 without a word. */
const NO_POINT = '⎖';

/** A number input for whole things that are counted; empty stands for `placeholder`. */
export function countInput(placeholder?: string, min = 0): NumberInputProps {
  return { min, max: MOST, clampBehavior: 'strict', allowDecimal: false, allowNegative: false, decimalSeparator: NO_POINT, allowedDecimalSeparators: [NO_POINT], thousandSeparator: ',', hideControls: true, placeholder };
}
