import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, cookie, queryString, textOf, whenSignedOut } from './client';
import { ApiError, forForm, problemOf } from './problem';

describe('the address', () => {
  test('leavesOutWhatIsNotGiven', () => {
    expect(queryString({ a: undefined, b: null, c: '', d: 0, e: 'x y' })).toBe('?d=0&e=x+y');
    expect(queryString({})).toBe('');
  });
  test('joinsListsWithCommas', () => expect(queryString({ group_by: ['team', 'model'] })).toBe('?group_by=team,model'));
});

describe('the CSRF cookie', () => {
  test('isFoundAmongOthers', () => expect(cookie('XSRF-TOKEN', 'a=1; XSRF-TOKEN=t%3D9; b=2')).toBe('t=9'));
  test('mayBeAbsent', () => expect(cookie('XSRF-TOKEN', 'a=1')).toBeUndefined());
});

describe('a call', () => {
  const fetched = vi.fn<typeof fetch>();
  beforeEach(() => {
    vi.stubGlobal('fetch', fetched);
    vi.stubGlobal('document', { cookie: 'XSRF-TOKEN=secret' });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    fetched.mockReset();
  });

  test('sendsTheTokenBackWithChangesOnly', async () => {
    fetched.mockImplementation(async () => new Response('{}'));
    await call('GET', '/api/teams');
    await call('POST', '/api/teams', { body: { name: 'a' } });
    expect(fetched.mock.calls[0]?.[1]?.headers).not.toHaveProperty('x-xsrf-token');
    expect(fetched.mock.calls[1]?.[1]?.headers).toMatchObject({ 'x-xsrf-token': 'secret', 'content-type': 'application/json' });
  });

  test('answersNothingForNoContent', async () => {
    fetched.mockResolvedValue(new Response(null, { status: 204 }));
    expect(await call('DELETE', '/api/keys/key_1')).toBeUndefined();
  });

  test('tellsWhenTheSessionEnded', async () => {
    const signedOut = vi.fn();
    whenSignedOut(signedOut);
    fetched.mockImplementation(async () => new Response('{"detail": "send an API token"}', { status: 401 }));
    await expect(call('GET', '/api/teams')).rejects.toMatchObject({ status: 401, message: 'Your session has ended. Log in again.' });
    await expect(textOf('/api/spend', { accept: 'text/csv' })).rejects.toMatchObject({ status: 401 });
    await expect(call('POST', '/api/auth/login', { body: {} })).rejects.toMatchObject({ status: 401 });
    await expect(call('GET', '/api/me')).rejects.toMatchObject({ status: 401 });
    expect(signedOut).toHaveBeenCalledTimes(2);
  });

  test('namesWhatMakesSomethingAsBeforeUntilItIsAnswered', async () => {
    const make = () => call('POST', '/api/keys', { body: { name: 'search' } });
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(make()).rejects.toMatchObject({ status: 0 });
    fetched.mockResolvedValueOnce(new Response('', { status: 504 }));
    await expect(make()).rejects.toMatchObject({ status: 504 });
    fetched.mockResolvedValueOnce(new Response('{"code": "idempotency_key_in_flight"}', { status: 409 }));
    await expect(make()).rejects.toMatchObject({ status: 409 });
    fetched.mockImplementation(async () => new Response('{}', { status: 201 }));
    await make();
    await make();
    await call('POST', '/api/keys', { body: { name: 'other' } });
    await call('POST', '/api/auth/switch', { body: {} });

    const [first, ...names] = fetched.mock.calls.map(([, init]) => (init?.headers as Record<string, string>)['idempotency-key']);
    expect(first).toMatch(/^[\w-]{8,}$/);
    expect(names.slice(0, 3)).toEqual([first, first, first]);
    expect(new Set([first, names[3], names[4]]).size).toBe(3);
    expect(names[5]).toBeUndefined();
  });

  test('namesAGatewayThatIsAway', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(call('GET', '/api/me')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  });
});

describe('a problem', () => {
  test('keepsTheSentenceAndTheFields', () => {
    const body = { title: 'Bad Request', detail: 'Two fields are wrong.', errors: [{ field: 'email', message: 'Known already.' }] };
    expect(problemOf(400, JSON.stringify(body))).toMatchObject({ message: 'Two fields are wrong.', fields: { email: 'Known already.' } });
  });

  test('makesSentencesOfFragments', () => {
    const body = { detail: 'name: is taken', errors: [{ field: 'name', message: 'is taken' }] };
    expect(problemOf(409, JSON.stringify(body))).toMatchObject({ message: 'Name: is taken.', fields: { name: 'This is taken.' } });
  });

  test('leavesAnAddressAsItWasTyped', () => {
    const body = { detail: 'ada@example.com has an account: log in instead', errors: [{ field: 'email', message: 'ada@example.com has an account' }] };
    expect(problemOf(409, JSON.stringify(body))).toMatchObject({
      message: 'ada@example.com has an account: log in instead.',
      fields: { email: 'ada@example.com has an account.' },
    });
  });

  test('saysSomethingUsefulAboutHtml', () => {
    expect(problemOf(502, '<html>bad gateway</html>').message).toBe('The gateway answered 502. Try again in a moment.');
    expect(problemOf(403, '').message).toContain('role');
  });
});

describe('a form', () => {
  const error = new ApiError(400, 'invalid', 'Wrong.', { 'budgets[0].amount': 'Negative.', unknown: 'x' });

  test('showsErrorsAtTheFieldsItHas', () => {
    const fields = { 'budgets.0.amount': 'Negative.' };
    expect(forForm(new ApiError(400, 'invalid', 'Wrong.', { 'budgets[0].amount': 'Negative.' }), ['budgets'])).toEqual({ fields, notice: null });
    expect(forForm(error, ['name', 'budgets'])).toEqual({ fields, notice: 'Wrong.' });
  });

  test('showsTheRestAbove', () => {
    expect(forForm(error, ['name']).notice).toBe('Wrong.');
    expect(forForm(new Error('x'), []).notice).toBe('Something went wrong. Try again.');
  });
});
