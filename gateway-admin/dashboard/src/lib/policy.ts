import type { EffectivePolicy, PolicyDocument } from '@/api/types';
import { t } from '@/i18n';
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
    listed(t('Models'), effective.allowed_models),
    listed(t('Denied models'), effective.denied_models),
    listed(t('Providers'), effective.allowed_providers),
    listed(t('Denied providers'), effective.denied_providers),
    listed(t('Regions'), effective.regions),
    flagged(t('No training on data'), effective.no_training),
    flagged(t('Zero data retention'), effective.zero_retention),
    tokens(t('Answer, when a request says nothing'), effective.default_max_tokens),
    tokens(t('Longest answer'), effective.maximum_max_tokens),
    payloads(effective.payload_capture),
  ];
}

/** Where a part comes from, such as `Search: allowed models`. */
export function sourceText({ level, name, document }: Source): string {
  const what = document === 'policy' ? t('policy') : document === 'routing' ? t('routing document') : t('allowed models');
  return t('{level}: {document}', { level: level === 'organization' ? t('Organization') : name, document: what });
}

/** What is wrong with a policy before it is sent, by member. */
export function policyFaults({ default_max_tokens: usual, maximum_max_tokens: most, payload_capture: capture }: PolicyDocument): Record<string, string> {
  const faults: Record<string, string> = {};
  if (usual && most && usual > most) faults['default_max_tokens'] = t('This is more than the longest answer, {most}.', { most: count(most) });
  if (capture?.enabled && !capture.retention_days) faults['payload_capture.retention_days'] = t('Enter for how many days, 1 to 90.');
  return faults;
}

function listed(name: string, { value, from }: Names): Bound {
  return { name, value: value === null ? undefined : value.length > 0 ? value.join(', ') : t('None'), from };
}

function flagged(name: string, { value, from }: Flag): Bound {
  return { name, value: value ? t('Required') : undefined, from };
}

function payloads({ value, retention_days, sample_percent, from }: EffectivePolicy['payload_capture']): Bound {
  const days = t('{count, plural, one {# day} other {# days}}', { count: retention_days ?? 0 });
  const share = sample_percent === null || sample_percent === 100 ? '' : t(', of {percent}% of the requests', { percent: sample_percent });
  return { name: t('Payloads'), value: value ? t('Kept for {days}{share}', { days, share }) : from.length > 0 ? t('Never kept') : undefined, from };
}

function tokens(name: string, { value, from }: Tokens): Bound {
  return { name, value: value === null ? undefined : t('{count} tokens', { count: count(value) }), from };
}
