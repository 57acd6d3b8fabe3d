import { expect, test } from 'vitest';
import type { EffectivePolicy } from '@/api/types';
import { boundBy, policyFaults, sourceText } from './policy';

const nothing = { value: null, from: [] };
const source = { level: 'team', id: 'team_1', name: 'Search', document: 'routing' } as const;
const effective: EffectivePolicy = {
  key: { id: 'key_1', name: 'k' },
  allowed_models: { value: [], from: [source] },
  denied_models: nothing,
  allowed_providers: nothing,
  denied_providers: nothing,
  regions: { value: ['eu', 'us'], from: [source] },
  no_training: { value: true, from: [source] },
  zero_retention: { value: false, from: [] },
  default_max_tokens: nothing,
  maximum_max_tokens: { value: 4096, from: [source] },
  payload_capture: { value: true, retention_days: 7, sample_percent: 10, from: [source] },
};

test('tellsNothingBoundFromNothingAllowed', () => {
  const bound = Object.fromEntries(boundBy(effective).map(({ name, value }) => [name, value]));
  expect(bound['Models']).toBe('None');
  expect(bound['Denied models']).toBeUndefined();
  expect(bound['Regions']).toBe('eu, us');
  expect(bound['Zero data retention']).toBeUndefined();
  expect(bound['Payloads']).toBe('Kept for 7 days, of 10% of the requests');
});

test('saysWhereAPartComesFrom', () => {
  expect(sourceText(source)).toBe('Search: routing document');
  expect(sourceText({ ...source, level: 'organization', document: 'policy' })).toBe('Organization: policy');
});

test('findsAUsualAnswerThatIsLongerThanTheLongest', () => {
  expect(policyFaults({ default_max_tokens: 10, maximum_max_tokens: 5 })).toHaveProperty('default_max_tokens');
  expect(policyFaults({ default_max_tokens: 5, maximum_max_tokens: 5 })).toEqual({});
  expect(policyFaults({ payload_capture: { enabled: true } })).toHaveProperty('payload_capture.retention_days');
});
