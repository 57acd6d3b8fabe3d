import type { EffectivePolicy, PolicyDocument } from '@/api/types';
import { count } from './numbers';

/** One thing that a policy binds, as a person reads it. */
export interface Bound {
  name: string;
  /** Absent: nothing binds. */
  value?: string;
  from: readonly Source[];
}

export type Source = EffectivePolicy['allowed_models']['from'][number];

type Names = EffectivePolicy['allowed_models'];
type Flag = EffectivePolicy['no_training'];
type Tokens = EffectivePolicy['default_max_tokens'];

/** All that can be bound, in the order of the form. */
export function boundBy(effective: EffectivePolicy): Bound[] {
  return [
    listed('Models', effective.allowed_models),
    listed('Denied models', effective.denied_models),
    listed('Providers', effective.allowed_providers),
    listed('Denied providers', effective.denied_providers),
    listed('Regions', effective.regions),
    flagged('No training on data', effective.no_training),
    flagged('Zero data retention', effective.zero_retention),
    tokens('Answer, when a request says nothing', effective.default_max_tokens),
    tokens('Longest answer', effective.maximum_max_tokens),
    payloads(effective.payload_capture),
  ];
}

/** Where a part comes from, such as `Search: allowed models`. */
export function sourceText({ level, name, document }: Source): string {
  const what = document === 'policy' ? 'policy' : document === 'routing' ? 'routing document' : 'allowed models';
  return `${level === 'organization' ? 'Organization' : name}: ${what}`;
}

/** What is wrong with a policy before it is sent, by member. */
export function policyFaults({ default_max_tokens: usual, maximum_max_tokens: most, payload_capture: capture }: PolicyDocument): Record<string, string> {
  const faults: Record<string, string> = {};
  if (usual && most && usual > most) faults['default_max_tokens'] = `This is more than the longest answer, ${count(most)}.`;
  if (capture?.enabled && !capture.retention_days) faults['payload_capture.retention_days'] = 'Enter for how many days, 1 to 90.';
  return faults;
}

function listed(name: string, { value, from }: Names): Bound {
  return { name, value: value === null ? undefined : value.length > 0 ? value.join(', ') : 'None', from };
}

function flagged(name: string, { value, from }: Flag): Bound {
  return { name, value: value ? 'Required' : undefined, from };
}

function payloads({ value, retention_days, sample_percent, from }: EffectivePolicy['payload_capture']): Bound {
  const days = retention_days === 1 ? '1 day' : `${count(retention_days)} days`;
  const share = sample_percent === null || sample_percent === 100 ? '' : `, of ${sample_percent}% of the requests`;
  return { name: 'Payloads', value: value ? `Kept for ${days}${share}` : from.length > 0 ? 'Never kept' : undefined, from };
}

function tokens(name: string, { value, from }: Tokens): Bound {
  return { name, value: value === null ? undefined : `${count(value)} tokens`, from };
}
