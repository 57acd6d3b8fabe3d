import type { Budget, BudgetWindow, RateLimits } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { pico, usd } from './money';
import { count } from './numbers';
import { amount } from './validation';

export const WINDOWS = inLanguage((): Record<BudgetWindow, { label: string; each: string }> => ({
  day: { label: t('Daily'), each: t('a day') },
  week: { label: t('Weekly'), each: t('a week') },
  month: { label: t('Monthly'), each: t('a month') },
  total: { label: t('Total'), each: t('in total') },
}));

/** Limits as a form holds them: a number input that was left empty holds ''. */
export interface LimitValues {
  budgets: Budget[];
  rate_limits: RateValues;
  allowed_models: string[];
}

export interface RateValues extends Record<'rpm' | 'tpm' | 'concurrency', number | ''> {
  report_only: boolean;
}

/** The windows as they are offered for one more budget. */
const WINDOW_ORDER: BudgetWindow[] = ['day', 'month', 'week', 'total'];

const LIMIT_FIELDS = ['budgets', 'rate_limits', 'allowed_models'];

/** Whether a form's errors, by path such as `budgets.0.amount`, concern its limits. */
export function hasLimitErrors(errors: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(errors).some((path) => LIMIT_FIELDS.includes(path.split('.')[0] ?? ''));
}

export const NO_LIMITS: LimitValues = {
  budgets: [],
  rate_limits: { rpm: '', tpm: '', concurrency: '', report_only: false },
  allowed_models: [],
};

interface Limited {
  budgets: Budget[];
  rate_limits: RateLimits;
  allowed_models: string[] | null;
}

export function limitValues(from: Limited): LimitValues {
  const { rpm, tpm, concurrency, report_only } = from.rate_limits;
  return {
    budgets: from.budgets.map(({ amount, window, kind }) => ({ amount, window, kind })),
    rate_limits: { rpm: rpm ?? '', tpm: tpm ?? '', concurrency: concurrency ?? '', report_only },
    allowed_models: from.allowed_models ?? [],
  };
}

/** One more, empty budget: of a window that has none yet. */
export function nextBudget(budgets: readonly Budget[]): Budget {
  const window = WINDOW_ORDER.find((window) => budgets.every((budget) => budget.window !== window)) ?? 'day';
  return { amount: '', window, kind: 'hard' };
}

/** What the API is sent: no number means no limit, no models mean all. */
export function limitBody(values: LimitValues): Limited {
  const { rpm, tpm, concurrency, report_only } = values.rate_limits;
  return {
    budgets: values.budgets.map((budget) => ({ ...budget, amount: budget.amount.trim() })),
    rate_limits: { rpm: orNull(rpm), tpm: orNull(tpm), concurrency: orNull(concurrency), report_only },
    allowed_models: values.allowed_models.length > 0 ? values.allowed_models : null,
  };
}

export const limitChecks = {
  budgets: {
    amount,
    window: (_: string, values: LimitValues, path: string) => checkWindow(values.budgets, path),
  },
};

/** What to show at the window's field with a path such as `budgets.1.window`, or null. */
export function checkWindow(budgets: readonly Budget[], path: string): string | null {
  return isRepeated(budgets, path) ? t('There is another budget for this window.') : null;
}

/** `$5.00 a day, $100.00 a month (soft)` */
export function budgetsText(budgets: readonly Budget[]): string {
  return budgets
    .map(({ amount, window, kind }) => budgetText(usd(pico(amount)), WINDOWS()[window].each, kind === 'soft'))
    .join(', ');
}

function budgetText(amount: string, window: string, soft: boolean): string {
  return soft ? t('{amount} {window} (soft)', { amount, window }) : t('{amount} {window}', { amount, window });
}

/** `60 requests and 100,000 tokens a minute, 4 at once` */
export function ratesText({ rpm, tpm, concurrency, report_only }: RateLimits): string {
  const perMinute = [rpm !== null && t('{count} requests', { count: count(rpm) }), tpm !== null && t('{count} tokens', { count: count(tpm) })].filter(Boolean).join(t(' and '));
  const told = [perMinute && t('{perMinute} a minute', { perMinute }), concurrency !== null && t('{count} at once', { count: count(concurrency) })].filter(Boolean).join(', ');
  return told && report_only ? t('{limits} (only reported)', { limits: told }) : told;
}

function isRepeated(budgets: readonly Budget[], path: string): boolean {
  const at = Number(path.split('.').at(-2));
  const own = budgets[at];
  return budgets.some((other, index) => index < at && other.window === own?.window && other.kind === own.kind);
}

function orNull(value: number | ''): number | null {
  return value === '' ? null : value;
}
