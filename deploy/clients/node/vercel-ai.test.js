import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, embedMany, generateObject, generateText, streamText, tool } from 'ai';
import { z } from 'zod';
import { alone, CHAT, EMBEDDINGS, keys, openAiUrl, QUESTION, recovering, SOLO } from './gateway.js';

const apiKey = keys.any;
const compatible = createOpenAICompatible({ name: 'tollgate', baseURL: openAiUrl, apiKey, includeUsage: true, supportsStructuredOutputs: true });
const openai = createOpenAI({ baseURL: openAiUrl, apiKey });
const anthropic = createAnthropic({ baseURL: openAiUrl, apiKey });
const place = z.object({ place: z.string() });
const tools = { weather: tool({ inputSchema: place }), clock: tool({ inputSchema: place }) };

// Chat completions, Responses and Messages, by one interface.
for (const [name, model] of [
  ['@ai-sdk/openai-compatible', compatible(CHAT)],
  ['@ai-sdk/openai', openai(CHAT)],
  ['@ai-sdk/anthropic', anthropic(CHAT)],
]) {
  describe(`ai with ${name}`, () => {
    test('generates text and counts it', async () => {
      const { text, usage } = await generateText({ model, prompt: QUESTION });

      assert.match(text, /^A toll gate/);
      assert.ok(usage.outputTokens > 0);
    });

    test('streams text', async () => {
      const { textStream, finishReason, usage } = streamText({ model, prompt: QUESTION, onError: ({ error }) => assert.fail(error) });
      let pieces = 0;
      for await (const piece of textStream) pieces += piece ? 1 : 0;

      assert.ok(pieces > 10);
      assert.equal(await finishReason, 'stop');
      assert.ok((await usage).outputTokens > 0);
    });

    test('calls tools in parallel', async () => {
      const { toolCalls } = await generateText({ model, prompt: QUESTION, tools, toolChoice: 'required' });

      assert.deepEqual(toolCalls.map(({ toolName, input }) => [toolName, input.place]), [['weather', 'toll'], ['clock', 'toll']]);
    });

    test('streams the arguments of parallel tools', async () => {
      const answer = streamText({ model, prompt: QUESTION, tools, toolChoice: 'required', onError: ({ error }) => assert.fail(error) });

      assert.deepEqual((await answer.toolCalls).map(({ toolName, input }) => [toolName, input.place]), [['weather', 'toll'], ['clock', 'toll']]);
    });

    test('generates an object of a schema', async () => {
      const { object } = await generateObject({ model, prompt: QUESTION, schema: z.object({ city: z.string(), days: z.number() }) });

      assert.deepEqual(object, { city: 'toll', days: 7 });
    });
  });
}

describe('ai', () => {
  recovering();

  test('embeds', async () => {
    const { embeddings } = await embedMany({ model: openai.embedding(EMBEDDINGS), values: ['one', 'two'] });

    assert.equal(embeddings.length, 2);
  });

  test('shows a picture', async () => {
    const content = [{ type: 'text', text: 'What is this?' }, { type: 'image', image: 'iVBORw0KGgo=', mediaType: 'image/png' }];
    const { text } = await generateText({ model: compatible(CHAT), messages: [{ role: 'user', content }] });

    assert.match(text, /^A toll gate/);
  });

  test('tries again after a failure of the only provider', async () => {
    await alone.fail({ kind: 'status', status: 500 });
    await generateText({ model: compatible(SOLO), prompt: QUESTION });

    assert.equal(await alone.received(), 2);
  });

  test('does not try again what is refused', async () => {
    const stranger = createOpenAICompatible({ name: 'tollgate', baseURL: openAiUrl, apiKey: 'sk-tg-nobody' });

    await assert.rejects(generateText({ model: stranger(CHAT), prompt: QUESTION }), (error) => APICallError.isInstance(error) && error.statusCode === 401);
  });
});
