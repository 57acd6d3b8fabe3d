import type { BudgetStatus } from '@/api/types';
import { approximate, pico, type Pico } from './money';

const DAY = 86_400_000;
const WEEK_DAYS = 7;

/**
 * What a month will come to: what it has cost so far, and for the rest of it the pace of the last seven days.
 *
 * @param week what was spent from six days before today until now
 */
export function monthProjection(soFar: Pico, week: Pico, now: Date): Pico {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const monthEnd = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  const weekLength = now.getTime() - (today - (WEEK_DAYS - 1) * DAY);
  return soFar + (week * BigInt(monthEnd - now.getTime())) / BigInt(weekLength);
}

/** When a budget is used up at the pace of its window so far; nothing when it lasts until the window ends, or cannot be told yet. */
export function exhaustion({ amount, spent, window, resets_at }: BudgetStatus, now: Date): Date | undefined {
  if (!resets_at) return undefined;
  const end = Date.parse(resets_at);
  const begun = windowStart(window, end);
  const elapsed = now.getTime() - begun;
  const used = approximate(pico(spent));
  const left = approximate(pico(amount)) - used;
  if (used <= 0 || left <= 0 || elapsed < (end - begun) / 50) return undefined;
  const at = now.getTime() + (left / used) * elapsed;
  return at < end ? new Date(at) : undefined;
}

function windowStart(window: BudgetStatus['window'], end: number): number {
  if (window === 'day') return end - DAY;
  if (window === 'week') return end - WEEK_DAYS * DAY;
  const last = new Date(end);
  return Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - 1, 1);
}
