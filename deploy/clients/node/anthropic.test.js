import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import { alone, CHAT, gateway, keys, QUESTION, recovering, SOLO } from './gateway.js';

const client = (apiKey, options = {}) => new Anthropic({ baseURL: gateway, apiKey, ...options });
const anthropic = client(keys.any);
const request = { model: CHAT, max_tokens: 400, messages: [{ role: 'user', content: QUESTION }] };
const tools = ['weather', 'clock'].map((name) => ({
  name,
  input_schema: { type: 'object', properties: { place: { type: 'string' } }, required: ['place'] },
}));

describe('@anthropic-ai/sdk', () => {
  recovering();

  test('gets a message, and shows the cost in usage', async () => {
    const answer = await anthropic.messages.create(request);

    assert.match(answer.content[0].text, /^A toll gate/);
    assert.equal(answer.stop_reason, 'end_turn');
    assert.ok(answer.usage.cost > 0);
  });

  test('streams', async () => {
    const stream = anthropic.messages.stream(request);
    let pieces = 0;
    stream.on('text', () => pieces++);
    const answer = await stream.finalMessage();

    assert.ok(pieces > 10);
    assert.ok(answer.usage.output_tokens > 0);
  });

  test('calls tools in parallel, and takes their results', async () => {
    const calls = await anthropic.messages.create({ ...request, tools, tool_choice: { type: 'any' } });
    assert.deepEqual(calls.content.map(({ name, input }) => [name, input.place]), [['weather', 'toll'], ['clock', 'toll']]);

    const results = calls.content.map(({ id }) => ({ type: 'tool_result', tool_use_id: id, content: 'sunny' }));
    const messages = [...request.messages, { role: 'assistant', content: calls.content }, { role: 'user', content: results }];
    assert.equal((await anthropic.messages.create({ ...request, tools, messages })).stop_reason, 'end_turn');
  });

  test('streams the arguments of parallel tools', async () => {
    const answer = await anthropic.messages.stream({ ...request, tools, tool_choice: { type: 'any' } }).finalMessage();

    assert.deepEqual(answer.content.map(({ name, input }) => [name, input.place]), [['weather', 'toll'], ['clock', 'toll']]);
  });

  test('shows a picture', async () => {
    const source = { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' };
    const content = [{ type: 'text', text: 'What is this?' }, { type: 'image', source }];
    const answer = await anthropic.messages.create({ ...request, messages: [{ role: 'user', content }] });

    assert.equal(answer.content.length, 1);
  });

  test('counts tokens', async () => {
    const { input_tokens } = await anthropic.messages.countTokens({ model: CHAT, messages: request.messages });

    assert.ok(input_tokens > 0);
  });

  test('tells errors apart', async () => {
    const message = (key, model = CHAT) => client(key, { maxRetries: 0 }).messages.create({ ...request, model });

    await assert.rejects(message('sk-tg-nobody'), Anthropic.AuthenticationError);
    await assert.rejects(message(keys.any, 'no-such-model'), Anthropic.NotFoundError);
    await assert.rejects(message(keys.soloOnly), Anthropic.PermissionDeniedError);
    await assert.rejects(message(keys.poor), (error) => error.status === 402);
  });

  test('tries again after a failure of the only provider', async () => {
    await alone.fail({ kind: 'status', status: 500 });
    await anthropic.messages.create({ ...request, model: SOLO });

    assert.equal(await alone.received(), 2);
  });

  test('sees a stream that breaks as an error', async () => {
    await alone.fail({ kind: 'reset_after', chunks: 5 });

    await assert.rejects(anthropic.messages.stream({ ...request, model: SOLO }).finalMessage(), Anthropic.APIError);
  });
});
