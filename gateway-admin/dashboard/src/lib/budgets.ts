import type { BudgetStatus } from '@/api/types';
import { pico, share } from './money';

const NEARLY = 0.8;

export interface Standing {
  /** The spent share, from 0 to 1. */
  used: number;
  tone: 'good' | 'warn' | 'bad';
  /** Whether nothing may be spent at all: a hard budget of nothing. */
  suspends: boolean;
}

/** How a budget stands, and how alarming that is. */
export function standing({ amount, spent, kind }: Pick<BudgetStatus, 'amount' | 'spent' | 'kind'>): Standing {
  if (kind === 'hard' && pico(amount) === 0n) return { used: 1, tone: 'bad', suspends: true };
  const used = share(pico(spent), pico(amount));
  return { used, tone: used >= 1 ? 'bad' : used >= NEARLY ? 'warn' : 'good', suspends: false };
}

/** The most used first. */
export function byUse(a: BudgetStatus, b: BudgetStatus): number {
  return standing(b).used - standing(a).used;
}
