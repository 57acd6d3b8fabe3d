/** Above this a JSON number is no longer exact. */
const MOST = Number.MAX_SAFE_INTEGER;

/** A number input for whole things that are counted; empty stands for `placeholder`. */
export function countInput(placeholder?: string, min = 0) {
  return { min, max: MOST, clampBehavior: 'strict', allowDecimal: false, allowNegative: false, thousandSeparator: ',', hideControls: true, placeholder } as const;
}
