import type { BudgetStatus } from '@/api/types';
import { pico, share } from './money';

const NEARLY = 0.8;

/** How a budget stands: its spent share from 0 to 1, and how alarming that is. */
export function standing({ amount, spent }: Pick<BudgetStatus, 'amount' | 'spent'>): { used: number; tone: 'good' | 'warn' | 'bad' } {
  const used = share(pico(spent), pico(amount));
  return { used, tone: used >= 1 ? 'bad' : used >= NEARLY ? 'warn' : 'good' };
}

export function isNearlySpent(budget: BudgetStatus): boolean {
  return standing(budget).tone !== 'good';
}
