import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { alone, CHAT, EMBEDDINGS, keys, openAiUrl, QUESTION, recovering, SOLO } from './gateway.js';

const client = (apiKey, options = {}) => new OpenAI({ baseURL: openAiUrl, apiKey, ...options });
const openai = client(keys.any);
const messages = [{ role: 'user', content: QUESTION }];
const tools = ['weather', 'clock'].map((name) => ({
  type: 'function',
  function: { name, parameters: { type: 'object', properties: { place: { type: 'string' } }, required: ['place'] } },
}));

describe('openai', () => {
  recovering();

  test('chats, and shows the cost in usage', async () => {
    const answer = await openai.chat.completions.create({ model: CHAT, messages });

    assert.equal(answer.model, CHAT);
    assert.match(answer.choices[0].message.content, /^A toll gate/);
    assert.ok(answer.usage.cost > 0);
  });

  test('streams, with usage at the end', async () => {
    const stream = openai.chat.completions.stream({ model: CHAT, messages, stream_options: { include_usage: true } });
    let chunks = 0;
    for await (const chunk of stream) chunks += chunk.choices.length;

    const answer = await stream.finalChatCompletion();
    assert.ok(chunks > 10);
    assert.equal(answer.choices[0].finish_reason, 'stop');
    assert.ok(answer.usage.completion_tokens > 0);
  });

  test('calls tools in parallel, and one where one is wanted', async () => {
    const request = { model: CHAT, messages, tools, tool_choice: 'required' };
    const several = await openai.chat.completions.create(request);
    const one = await openai.chat.completions.create({ ...request, parallel_tool_calls: false });

    assert.deepEqual(names(several), ['weather', 'clock']);
    assert.deepEqual(names(one), ['weather']);
  });

  test('streams the arguments of parallel tools', async () => {
    const stream = openai.chat.completions.stream({ model: CHAT, messages, tools, tool_choice: 'required' });
    const answer = await stream.finalChatCompletion();

    assert.deepEqual(names(answer), ['weather', 'clock']);
    for (const call of answer.choices[0].message.tool_calls) {
      assert.deepEqual(JSON.parse(call.function.arguments), { place: 'toll' });
    }
  });

  test('takes the results of tools', async () => {
    const { message } = (await openai.chat.completions.create({ model: CHAT, messages, tools, tool_choice: 'required' })).choices[0];
    const results = message.tool_calls.map(({ id }) => ({ role: 'tool', tool_call_id: id, content: 'sunny' }));
    const answer = await openai.chat.completions.create({ model: CHAT, messages: [...messages, message, ...results], tools });

    assert.equal(answer.choices[0].finish_reason, 'stop');
  });

  test('parses an answer of a schema', async () => {
    const shape = z.object({ city: z.string(), days: z.number() });
    const answer = await openai.chat.completions.parse({ model: CHAT, messages, response_format: zodResponseFormat(shape, 'trip') });

    assert.deepEqual(answer.choices[0].message.parsed, { city: 'toll', days: 7 });
  });

  test('shows a picture', async () => {
    const content = [
      { type: 'text', text: 'What is this?' },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
    ];
    const answer = await openai.chat.completions.create({ model: CHAT, messages: [{ role: 'user', content }] });

    assert.equal(answer.choices.length, 1);
  });

  test('embeds, in the base64 that it asks for itself', async () => {
    const answer = await openai.embeddings.create({ model: EMBEDDINGS, input: ['one', 'two'] });

    assert.equal(answer.data.length, 2);
    assert.ok(answer.data.every(({ embedding }) => embedding.length > 1 && embedding.every(Number.isFinite) && embedding.some((value) => value !== 0)));
  });

  test('responds', async () => {
    const answer = await openai.responses.create({ model: CHAT, input: QUESTION });

    assert.match(answer.output_text, /^A toll gate/);
    assert.ok(answer.usage.output_tokens > 0);
  });

  test('streams a response with tools', async () => {
    const flat = tools.map((tool) => ({ type: 'function', strict: false, ...tool.function }));
    const stream = openai.responses.stream({ model: CHAT, input: QUESTION, tools: flat, tool_choice: 'required' });
    const answer = await stream.finalResponse();

    assert.deepEqual(answer.output.map(({ name }) => name), ['weather', 'clock']);
  });

  test('lists models', async () => {
    const ids = [];
    for await (const model of openai.models.list()) ids.push(model.id);

    assert.ok(ids.includes(CHAT) && ids.includes(SOLO));
  });

  test('tells errors apart', async () => {
    const chat = (key, model = CHAT) => client(key, { maxRetries: 0 }).chat.completions.create({ model, messages });

    await assert.rejects(chat('sk-tg-nobody'), OpenAI.AuthenticationError);
    await assert.rejects(chat(keys.any, 'no-such-model'), OpenAI.NotFoundError);
    await assert.rejects(chat(keys.soloOnly), OpenAI.PermissionDeniedError);
    await assert.rejects(chat(keys.poor), (error) => error.status === 402 && error.code === 'budget_exceeded');
    await chat(keys.hurried);
    await assert.rejects(chat(keys.hurried), (error) => error instanceof OpenAI.RateLimitError && error.headers.has('retry-after'));
  });

  test('tries again after a failure of the only provider', async () => {
    await alone.fail({ kind: 'status', status: 500 });
    await openai.chat.completions.create({ model: SOLO, messages });

    assert.equal(await alone.received(), 2);
  });

  test('sees a stream that breaks as an error', async () => {
    await alone.fail({ kind: 'reset_after', chunks: 5 });
    const stream = await openai.chat.completions.create({ model: SOLO, messages, stream: true });

    await assert.rejects(async () => {
      for await (const chunk of stream) assert.ok(chunk);
    }, OpenAI.APIError);
  });
});

function names(answer) {
  return answer.choices[0].message.tool_calls.map((call) => call.function.name);
}
