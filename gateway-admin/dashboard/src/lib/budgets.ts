import type { BudgetStatus, LimitStatus } from '@/api/types';
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

export interface TeamBudget {
  team: Pick<LimitStatus, 'id' | 'name'>;
  budget: BudgetStatus;
}

/** The budgets of all these teams, the most used first. */
export function mostUsed(teams: readonly Pick<LimitStatus, 'id' | 'name' | 'budgets'>[]): TeamBudget[] {
  return teams
    .flatMap((team) => team.budgets.map((budget) => ({ team, budget })))
    .sort((a, b) => standing(b.budget).used - standing(a.budget).used);
}
