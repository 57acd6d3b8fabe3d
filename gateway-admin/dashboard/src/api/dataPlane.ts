interface Sent extends Omit<RequestInit, 'credentials' | 'headers'> {
  headers?: Record<string, string>;
}

/** Calls the data plane with a key, as an application would: without what the console is logged in as. */
export function callWithKey(secret: string, path: string, { headers, ...sent }: Sent = {}): Promise<Response> {
  return fetch(path, { ...sent, headers: { ...headers, authorization: `Bearer ${secret}` }, credentials: 'omit' });
}
