import { expect, test } from 'vitest';
import { explainRequest, supposed } from './dryRun';

const team = { level: 'team', id: 'team_1' } as const;

test('asksForATeamOrForOneOfItsKeys', () => {
  const request = { ...supposed(team), model: 'm' };
  expect(explainRequest(request, team)).toMatchObject({ model: 'm', team_id: 'team_1', key_id: undefined });
  expect(explainRequest({ ...request, key: 'key_1' }, team)).toMatchObject({ team_id: undefined, key_id: 'key_1' });
});

test('saysWhoseDocumentADraftWouldBe', () => {
  expect(explainRequest(supposed(team), team, { strategy: 'price' }).draft).toEqual({ level: 'team', routing: { strategy: 'price' } });
  expect(explainRequest(supposed(team), team).draft).toBeUndefined();
});

test('leavesOutWhatWasNotEnteredAndReadsTags', () => {
  const request = explainRequest({ ...supposed({ level: 'organization' }), tags: ['env=prod'], input: 40 }, { level: 'organization' });
  expect(request).toMatchObject({ tags: { env: 'prod' }, metadata: undefined, input_tokens: 40, max_tokens: undefined });
});
