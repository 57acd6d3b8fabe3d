import type { Key } from '@/api/types';
import { t } from '@/i18n';

/** The calls of models, as the API names them. */
export const ENDPOINTS = ['chat/completions', 'completions', 'embeddings', 'responses', 'messages', 'moderations', 'rerank', 'images/generations', 'images/edits', 'audio/speech', 'audio/transcriptions', 'audio/translations'].map(
  (path) => `/v1/${path}`,
);

/** What a key may be used for and from where, as a form holds it: nothing means everything. */
export interface ScopeValues {
  endpoints: string[];
  ip_ranges: string[];
  environment: string;
  member_id: string | null;
  disabled: boolean;
}

type Scope = Pick<Key, 'endpoints' | 'ip_ranges' | 'environment' | 'member_id' | 'disabled'>;

const SCOPE_FIELDS = ['endpoints', 'ip_ranges', 'environment', 'member_id'];

export const NO_SCOPE: ScopeValues = { endpoints: [], ip_ranges: [], environment: '', member_id: null, disabled: false };

export function scopeValues({ endpoints, ip_ranges, environment, member_id, disabled }: Scope): ScopeValues {
  return { endpoints: endpoints ?? [], ip_ranges: ip_ranges ?? [], environment: environment ?? '', member_id, disabled };
}

export function scopeBody({ endpoints, ip_ranges, environment, member_id, disabled }: ScopeValues): Scope {
  return { endpoints: orNull(endpoints), ip_ranges: orNull(ip_ranges), environment: environment.trim() || null, member_id, disabled };
}

/** Whether a form's errors, by path such as `ip_ranges.0`, concern the scope. */
export function hasScopeErrors(errors: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(errors).some((path) => SCOPE_FIELDS.includes(path.split('.')[0] ?? ''));
}

/** `chat/completions from 10.0.0.0/8`, or nothing for a key that may do all. */
export function scopeText({ endpoints, ip_ranges, environment }: Pick<Key, 'endpoints' | 'ip_ranges' | 'environment'>): string {
  const where = endpoints?.map((path) => path.replace('/v1/', '')).join(', ');
  return [environment, where, ip_ranges && t('from {ranges}', { ranges: ip_ranges.join(', ') })].filter(Boolean).join(' · ');
}

const RANGE = /^[0-9a-fA-F:.]+(\/\d{1,3})?$/;

/** What to show at the field, or null; the server decides. */
export function checkRanges(ranges: readonly string[]): string | null {
  const wrong = ranges.find((range) => !RANGE.test(range));
  return wrong === undefined ? null : t('“{wrong}” is neither an address nor a range such as 203.0.113.0/24.', { wrong });
}

function orNull(values: string[]): string[] | null {
  return values.length > 0 ? values : null;
}
