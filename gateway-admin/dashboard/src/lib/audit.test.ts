import { expect, test } from 'vitest';
import type { AuditEvent } from '@/api/types';
import { actionText, actorText, nameIn } from './audit';

const event: AuditEvent = {
  id: 'audit_1',
  at: '2026-11-21T10:00:00Z',
  actor: { kind: 'user', id: 'user_1', name: 'Ada' },
  address: null,
  action: 'key.rotate',
  target: { kind: 'key', id: 'key_1' },
  detail: { to: { name: 'search' } },
};

test('saysActionsInWords', () => {
  expect(actionText('key.rotate')).toBe('Rotated key');
  expect(actionText('rate_limit.reset')).toBe('rate limit reset');
});

test('namesWhoAndWhat', () => {
  expect(actorText(event)).toBe('Ada');
  expect(actorText({ ...event, actor: { kind: 'token', id: 'token_1', name: 'ci' } })).toBe('ci (API token)');
  expect(actorText({ ...event, actor: { kind: 'operator', id: null, name: null } })).toBe('Operator');
  expect(nameIn(event)).toBe('search');
  expect(nameIn({ ...event, detail: {} })).toBeUndefined();
});
