import { locale } from '@/i18n';
import { POINT } from './numbers';

/**
 * Exact US dollars. The API sends decimal strings with up to twelve digits after the point; they are added as whole
 * pico-dollars and never pass through a float.
 */
export type Pico = bigint;

const DIGITS = 12;
const DOLLAR: Pico = 10n ** BigInt(DIGITS);
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads a decimal string such as `"0.000412"`; absent amounts are zero. */
export function pico(amount: string | number | null | undefined): Pico {
  if (amount === null || amount === undefined || amount === '') return 0n;
  const match = DECIMAL.exec(plain(amount));
  if (!match) throw new RangeError(`not a decimal amount: ${amount}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const value = BigInt(whole) * DOLLAR + BigInt(fraction.slice(0, DIGITS).padEnd(DIGITS, '0'));
  return sign ? -value : value;
}

/** The decimal string of an amount, with no needless zeros: `0.000412`. */
export function decimal(amount: Pico): string {
  const negative = amount < 0n;
  const digits = (negative ? -amount : amount).toString().padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '');
  return `${negative ? '-' : ''}${digits.slice(0, -DIGITS)}${fraction && `.${fraction}`}`;
}

/** What a person reads: cents above a dollar, and three significant digits below a cent. */
export function usd(amount: Pico): string {
  const size = amount < 0n ? -amount : amount;
  return `${amount < 0n ? '−' : ''}$${grouped(rounded(size, places(size)))}`;
}

/** Every digit there is, for a tooltip: `$0.000412`. */
export function exactUsd(amount: Pico): string {
  const size = decimal(amount < 0n ? -amount : amount);
  const [whole = '0', fraction = ''] = size.split('.');
  return `${amount < 0n ? '−' : ''}$${grouped(`${whole}.${fraction.padEnd(2, '0')}`)}`;
}

/** A float good enough for the height of a bar, never for a sum. */
export function approximate(amount: Pico): number {
  return Number(amount) / Number(DOLLAR);
}

/** How much of `whole` a part is, from 0 to 1; nothing of nothing is 0. */
export function share(part: Pico, whole: Pico): number {
  if (whole <= 0n) return part > 0n ? 1 : 0;
  return Number((part * 100_000n) / whole) / 100_000;
}

function places(size: Pico): number {
  if (size === 0n || size >= DOLLAR) return 2;
  if (size >= DOLLAR / 100n) return 4;
  const leadingZeros = DIGITS - size.toString().length;
  return Math.min(DIGITS, leadingZeros + 3);
}

function rounded(size: Pico, decimals: number): string {
  const unit = 10n ** BigInt(DIGITS - decimals);
  const units = (size + unit / 2n) / unit;
  const digits = units.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '').padEnd(2, '0');
  return `${digits.slice(0, -decimals)}.${fraction}`;
}

function grouped(text: string): string {
  const [whole = '0', fraction] = text.split('.');
  return `${BigInt(whole).toLocaleString(locale)}${POINT()}${fraction}`;
}

/** JSON numbers such as `1e-7` in plain notation. */
function plain(amount: string | number): string {
  const text = String(amount).trim();
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text);
  if (!match) return text;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0').padEnd(point, '0');
  const at = Math.max(1, point);
  return `${sign}${padded.slice(0, at)}${padded.slice(at) && `.${padded.slice(at)}`}`;
}
