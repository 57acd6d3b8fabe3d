import { queryOptions, skipToken } from '@tanstack/react-query';
import { t } from '@/i18n';
import { EventReader, WAITING, absorb, failureOf, hasContent, rowUsage, type Answer } from '@/lib/chat';
import { callWithKey } from './dataPlane';

interface ChatCall {
  secret: string;
  body: Record<string, unknown>;
  signal: AbortSignal;
  /** Each state of the answer as it grows. */
  onAnswer: (answer: Answer) => void;
}

/** A request's row is written behind it, mostly within a second. */
const ROW_TRIES = 8;
const ROW_WAIT_MS = 700;

/** What a request of this key came to by its row, for an answer that ended before it could tell. */
export function usageQuery(secret: string | undefined, requestId: string | undefined) {
  return queryOptions({
    queryKey: ['usage', requestId],
    queryFn: secret === undefined || requestId === undefined ? skipToken : ({ signal }) => usageOf(secret, requestId, signal),
    staleTime: Infinity,
    retry: ROW_TRIES,
    retryDelay: ROW_WAIT_MS,
  });
}

async function usageOf(secret: string, requestId: string, signal: AbortSignal): Promise<Answer['usage']> {
  const response = await callWithKey(secret, `/v1/requests/${requestId}`, { signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return rowUsage((await response.json()).usage);
}

/** Streams an answer from the data plane, as an application would; never rejects: how it failed is part of the answer. */
export async function streamChat({ secret, body, signal, onAnswer }: ChatCall): Promise<void> {
  const started = performance.now();
  let answer: Answer = WAITING;
  const show = (next: Answer) => onAnswer((answer = next));
  try {
    const response = await callWithKey(secret, '/v1/chat/completions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    show({ ...answer, requestId: recorded(response), provider: response.headers.get('x-tollgate-provider') ?? undefined });
    if (!response.ok || !response.body) return show({ ...answer, state: 'failed', error: failureOf(response.status, await response.text()), total: since(started) });
    const reader = new EventReader();
    for await (const text of chunks(response.body)) {
      const next = reader.push(text).reduce(absorb, answer);
      const ttft = answer.ttft ?? (hasContent(next) ? since(started) : undefined);
      show({ ...next, ttft, state: next.state === 'failed' ? 'failed' : hasContent(next) ? 'streaming' : 'waiting' });
    }
    show({ ...answer, state: answer.state === 'failed' ? 'failed' : 'done', total: since(started) });
  } catch {
    const stopped = signal.aborted;
    show({ ...answer, state: stopped ? 'stopped' : 'failed', error: stopped ? undefined : t('The gateway cannot be reached.'), total: since(started) });
  }
}

/** The request's id, where any provider was called for it. */
function recorded({ headers }: Response): string | undefined {
  return headers.get('x-tollgate-attempts') === '0' ? undefined : (headers.get('x-request-id') ?? undefined);
}

async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

function since(started: number): number {
  return performance.now() - started;
}
