import type { RateLimits, Team } from '@/api/types';
import { NO_LIMITS, budgetsText, checkWindow, limitBody, limitValues, ratesText, type LimitValues } from './limits';
import { amount } from './validation';

type EndUserLimits = Pick<NonNullable<Team['end_users']>, 'budgets'> & { rate_limits: RateLimits };

/** A team's limits for each person that its callers name, as a form holds them. */
export interface EndUserValues {
  end_users: Pick<LimitValues, 'budgets' | 'rate_limits'>;
}

export function endUserValues(from: EndUserLimits | null | undefined): EndUserValues {
  const { budgets, rate_limits } = from ? limitValues({ ...from, allowed_models: null }) : NO_LIMITS;
  return { end_users: { budgets, rate_limits } };
}

/** What the API is sent; limits of single models, endpoints and tags stay as they are. */
export function endUserBody({ end_users }: EndUserValues): { end_users: EndUserLimits } {
  const { budgets, rate_limits } = limitBody({ ...end_users, allowed_models: [] });
  return { end_users: { budgets, rate_limits } };
}

export const endUserChecks = {
  end_users: {
    budgets: { amount, window: (_: string, values: EndUserValues, path: string) => checkWindow(values.end_users.budgets, path) },
  },
};

/** Whether a form's errors, by path such as `end_users.budgets.0.amount`, are of these limits. */
export function hasEndUserErrors(errors: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(errors).some((path) => path.startsWith('end_users'));
}

/** `$1.00 a day, 10 requests a minute` */
export function endUsersText(limits: EndUserLimits | null): string {
  return limits ? [budgetsText(limits.budgets), ratesText(limits.rate_limits)].filter(Boolean).join(', ') : '';
}
