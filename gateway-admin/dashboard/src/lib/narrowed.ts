import type { Budget, NarrowedLimits, NarrowedLimitsRequest } from '@/api/types';
import { t } from '@/i18n';
import { checkWindow, limitBody, limitValues, type LimitValues } from './limits';
import { amount } from './validation';

/** What a limit can be narrowed to. */
export type NarrowedTo = 'model' | 'endpoint' | 'tag';

/** Limits for one model, endpoint or tag, as a form holds them. */
export interface NarrowedValue extends Pick<LimitValues, 'budgets' | 'rate_limits'> {
  to: NarrowedTo;
  name: string;
}

export interface NarrowedValues {
  narrowed: NarrowedValue[];
}

const TAG = /^[^:]+:.+$/;

export function narrowedValues(from: readonly NarrowedLimits[] | undefined): NarrowedValues {
  return { narrowed: (from ?? []).map(narrowedValue) };
}

function narrowedValue(limits: NarrowedLimits): NarrowedValue {
  const { budgets, rate_limits } = limitValues({ ...limits, allowed_models: null });
  const to: NarrowedTo = limits.model !== null ? 'model' : limits.endpoint !== null ? 'endpoint' : 'tag';
  return { to, name: limits[to] ?? '', budgets, rate_limits };
}

/** What the API is sent. */
export function narrowedBody({ narrowed }: NarrowedValues): { narrowed_limits: NarrowedLimitsRequest[] } {
  return {
    narrowed_limits: narrowed.map(({ to, name, ...limits }) => {
      const { budgets, rate_limits } = limitBody({ ...limits, allowed_models: [] });
      return { [to]: name.trim(), budgets, rate_limits };
    }),
  };
}

export const NEW_NARROWED: NarrowedValue = { to: 'model', name: '', budgets: [], rate_limits: { rpm: '', tpm: '', concurrency: '', report_only: false } };

export const narrowedChecks = {
  narrowed: {
    name: (name: string, values: NarrowedValues, path: string) => checkName(name, values.narrowed[Number(path.split('.').at(-2))]),
    budgets: { amount, window: (_: string, values: NarrowedValues, path: string) => checkWindow(budgetsAt(values, path), path) },
  },
};

function checkName(name: string, entry: NarrowedValue | undefined): string | null {
  if (!name.trim()) return t('Say for what.');
  if (entry?.to === 'tag' && !TAG.test(name.trim())) return t('Write it as name:value.');
  return entry && limitsNothing(entry) ? t('Give it a budget or a rate limit.') : null;
}

function budgetsAt(values: NarrowedValues, path: string): readonly Budget[] {
  return values.narrowed[Number(path.split('.')[1])]?.budgets ?? [];
}

export function limitsNothing({ budgets, rate_limits: { rpm, tpm, concurrency } }: NarrowedValue): boolean {
  return budgets.length === 0 && [rpm, tpm, concurrency].every((limit) => limit === '');
}

/** Whether a form's errors, by path such as `narrowed.0.name`, are of these limits. */
export function hasNarrowedErrors(errors: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(errors).some((path) => path.startsWith('narrowed'));
}
