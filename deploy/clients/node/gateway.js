// What the running gateway is told by: NodeClientsIT sets it.
import { after, beforeEach } from 'node:test';

const { url, simulator, keys } = JSON.parse(process.env.TOLLGATE_CLIENTS ?? fail());

export const gateway = url;
export const openAiUrl = `${url}/v1`;
export { keys };

/** Sold by three simulated providers, and by one alone. */
export const CHAT = 'llama-3.3-70b-instruct';
export const SOLO = 'solo';
export const EMBEDDINGS = 'embed-small';

export const QUESTION = 'What does a toll gate do?';

/** The provider behind SOLO: what it does next, and what it was asked. */
export const alone = {
  fail: (fault, times = 1) => control('PUT', '', { fault, times }),
  received: async () => (await control('GET', '/received')).length,
  reset: () => control('DELETE', ''),
};

export function recovering() {
  beforeEach(alone.reset);
  after(alone.reset);
}

async function control(method, path, body) {
  const answer = await fetch(`${simulator}/control/cedar${path}`, { method, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`the simulator answered ${answer.status}: ${await answer.text()}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : undefined;
}

function fail() {
  throw new Error('TOLLGATE_CLIENTS is not set; these tests are started by Maven');
}
