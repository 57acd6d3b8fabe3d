import { compact, count, fixed } from './numbers';

/** Where the lines of a chart of dollars are, the lowest at zero, and what stands beside them. */
export interface Axis {
  ticks: number[];
  label: (dollars: number) => string;
}

const PARTS = 4;
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const THOUSAND = 3;

/** Round lines up to the largest value, all with the same number of digits: `$0.40`, `$0.80`, `$1.20`. */
export function axis(largest: number): Axis {
  const part = (largest > 0 ? largest : 1) / PARTS;
  const exponent = Math.floor(Math.log10(part));
  const step = STEPS.find((step) => step * 10 ** exponent >= part) ?? 10;
  const ticks = Array.from({ length: PARTS + 1 }, (_, index) => Number((index * step * 10 ** exponent).toPrecision(12)));
  return { ticks, label: (dollars) => (dollars === 0 ? '$0' : label(dollars, exponent, Number.isInteger(step) ? 0 : 1)) };
}

/** The same for whole numbers: `0`, `1,000`, `20k`. */
export function plainAxis(largest: number): Axis {
  const { ticks } = axis(Math.max(largest, PARTS));
  return { ticks: [...new Set(ticks.map(Math.ceil))], label: compact };
}

/** With the digits that the step has: its exponent's, and `more`. */
function label(dollars: number, exponent: number, more: number): string {
  if (exponent >= THOUSAND) return `$${fixed(dollars / 1_000, Math.max(0, more + THOUSAND - exponent))}k`;
  const digits = Math.max(0, more - exponent);
  return digits === 0 ? `$${count(dollars)}` : `$${fixed(dollars, Math.max(2, digits))}`;
}
