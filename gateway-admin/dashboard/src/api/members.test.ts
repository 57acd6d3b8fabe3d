import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeRole } from './members';
import type { Member } from './types';

const opened = { id: 'user_1', role: 'member' } as Member;
const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('document', { cookie: '' });
});
afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
});

function isNow(role: Member['role']) {
  fetched.mockImplementation(async () => new Response(JSON.stringify({ ...opened, role }), { headers: { etag: '"7"' } }));
}

test('leavesARoleThatOnlySomebodyElseChanged', async () => {
  isNow('admin');

  expect(await changeRole({ opened, role: 'member' })).toMatchObject({ role: 'admin' });
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('refusesARoleThatWasChangedOnBothSides', async () => {
  isNow('viewer');

  await expect(changeRole({ opened, role: 'admin' })).rejects.toMatchObject({ status: 412 });
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('givesARoleToTheMemberAsTheyWereRead', async () => {
  isNow('member');

  await changeRole({ opened, role: 'admin' });

  expect(fetched.mock.calls[1]?.[1]).toMatchObject({ method: 'PATCH', body: '{"role":"admin"}', headers: { 'if-match': '"7"' } });
});
