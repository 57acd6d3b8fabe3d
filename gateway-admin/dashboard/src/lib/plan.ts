import type { RoutingExplanation } from '@/api/types';

/** A plan as it is shown: of a dry run, or of a request's row. */
export type ShownPlan = Pick<RoutingExplanation, 'strategy' | 'downshift' | 'candidates' | 'excluded' | 'rules'>;

/** The plan that a row keeps; its times are named otherwise than in a dry run. */
export function keptPlan(plan: Readonly<Record<string, unknown>> | null): ShownPlan | undefined {
  if (!plan) return undefined;
  return {
    strategy: String(plan['strategy'] ?? ''),
    downshift: typeof plan['downshift'] === 'string' ? plan['downshift'] : null,
    candidates: members(plan['candidates']).map((option) => ({
      model: String(option['model']),
      provider: String(option['provider']),
      offering: String(option['offering']),
      standing: String(option['standing']),
      score: Number(option['score']),
      expected_cost: String(option['expected_cost'] ?? '0'),
      ttft_ms: Number(option['ttft_millis']),
      token_ms: Number(option['token_millis']),
      error_ratio: Number(option['error_ratio']),
      share: Number(option['share']),
    })),
    excluded: members(plan['excluded']).map((refused) => ({
      model: String(refused['model']),
      provider: String(refused['provider']),
      offering: String(refused['offering']),
      reason: String(refused['reason']),
      message: String(refused['message']),
    })),
    rules: [],
  };
}

function members(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? (list as Record<string, unknown>[]) : [];
}
