import { t } from '@/i18n';
import { heardOf, nameOf } from '@/lib/unanswered';
import { answered } from './connection';
import type { ApiPath } from './path';
import { ApiError, problemOf } from './problem';

/** What the API can be asked with; arrays become one comma-separated value. */
export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Options {
  query?: Query;
  body?: unknown;
  /** A body that is a file of text. */
  file?: { text: string; type: string };
  /** What is changed, by the `ETag` it was read with; nothing else is overwritten. */
  version?: string;
  /** The kind of answer; JSON when absent. */
  accept?: string;
  signal?: AbortSignal;
}

/** Calls that find out whether there is a session; a 401 is their answer and not the end of one. */
const ASKS_WHO: ReadonlySet<string> = new Set([
  '/api/me',
  '/api/auth/login',
  '/api/auth/sign-up',
  '/api/auth/logout',
  '/api/auth/invitation',
  '/api/auth/verify',
]);

/** Calls that make something anew each time, and so are named: made again after a lost answer, they are answered as the first time. */
const MAKES = /^\/api\/(teams|tokens|provider-keys|organizations|keys(\/[^/]+\/rotate)?|invitations(\/[^/]+\/resend)?)$/;
/** The first such call goes on: its answer comes to the same name later. */
const IN_FLIGHT = 'idempotency_key_in_flight';

let onUnauthorized: () => void = () => {};

/** Names what to do when a session has ended. */
export function whenSignedOut(action: () => void): void {
  onUnauthorized = action;
}

/** One call to the control plane: JSON in, JSON out, and every failure an {@link ApiError}. */
export async function call<T>(method: Method, path: ApiPath, options: Options = {}): Promise<T> {
  return (await versioned<T>(method, path, options)).answer;
}

/** The same, with the version that the answer is of, where it has one. */
export async function versioned<T>(method: Method, path: ApiPath, options: Options = {}): Promise<{ answer: T; version?: string }> {
  const asked = method === 'POST' && MAKES.test(path) ? `${path}\n${JSON.stringify(options.body)}` : undefined;
  const response = await send(method, path, options, asked && nameOf(asked));
  const text = await response.text();
  if (asked && !isOpen(response.status, text)) heardOf(asked);
  if (!response.ok) throw refusal(path, response.status, text);
  return { answer: (text ? JSON.parse(text) : undefined) as T, version: response.headers.get('etag') ?? undefined };
}

/** The text of an answer that is not JSON. */
export async function textOf(path: ApiPath, options: Pick<Options, 'query' | 'accept'>): Promise<string> {
  const response = await send('GET', path, options);
  const text = await response.text();
  if (!response.ok) throw refusal(path, response.status, text);
  return text;
}

function refusal(path: string, status: number, text: string): ApiError {
  if (status !== 401 || ASKS_WHO.has(path)) return problemOf(status, text);
  onUnauthorized();
  // What the API says of it is for those who call it by themselves.
  return problemOf(status, '');
}

/** Whether the call may have been carried out, or still be, all the same. */
function isOpen(status: number, text: string): boolean {
  return status >= 500 || (status === 409 && problemOf(status, text).code === IN_FLIGHT);
}

async function send(method: Method, path: string, { query, body, file, version, accept = 'application/json', signal }: Options, name?: string): Promise<Response> {
  try {
    const response = await fetch(path + queryString(query), {
      method,
      headers: { accept, ...headers(method, file ? file.type : body === undefined ? undefined : 'application/json', version, name) },
      body: file ? file.text : body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      // What is deleted as the page is left arrives all the same.
      keepalive: method === 'DELETE',
      signal,
    });
    answered(response.status);
    return response;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    answered(0);
    throw new ApiError(0, 'unreachable', t('The gateway cannot be reached. Check that it runs, then try again.'));
  }
}

export function queryString(query: Query = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    given.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = given.toString().replaceAll('%2C', ',');
  return text && `?${text}`;
}

function headers(method: Method, type?: string, version?: string, name?: string): Record<string, string> {
  const csrf = method === 'GET' ? undefined : cookie('XSRF-TOKEN');
  return {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(version === undefined ? {} : { 'if-match': version }),
    ...(name === undefined ? {} : { 'idempotency-key': name }),
    ...(csrf === undefined ? {} : { 'x-xsrf-token': csrf }),
  };
}

export function cookie(name: string, cookies = document.cookie): string | undefined {
  for (const part of cookies.split('; ')) {
    const at = part.indexOf('=');
    if (part.slice(0, at) === name) return decodeURIComponent(part.slice(at + 1));
  }
  return undefined;
}
