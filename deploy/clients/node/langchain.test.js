import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HumanMessage, ToolMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { z } from 'zod';
import { CHAT, EMBEDDINGS, keys, openAiUrl, QUESTION } from './gateway.js';

const options = { apiKey: keys.any, configuration: { baseURL: openAiUrl } };
const model = new ChatOpenAI({ model: CHAT, ...options });
const schema = z.object({ place: z.string() });
const tools = ['weather', 'clock'].map((name) => tool(async () => 'sunny', { name, description: name, schema }));

describe('@langchain/openai', () => {
  test('invokes', async () => {
    const answer = await model.invoke(QUESTION);

    assert.match(answer.text, /^A toll gate/);
    assert.ok(answer.usage_metadata.output_tokens > 0);
  });

  test('streams', async () => {
    let text = '';
    for await (const chunk of await model.stream(QUESTION)) text += chunk.text;

    assert.match(text, /^A toll gate/);
  });

  test('calls tools in parallel, and takes their results', async () => {
    const calling = await model.bindTools(tools, { tool_choice: 'required' }).invoke(QUESTION);
    assert.deepEqual(calling.tool_calls.map(({ name, args }) => [name, args.place]), [['weather', 'toll'], ['clock', 'toll']]);

    const results = calling.tool_calls.map(({ id }) => new ToolMessage({ tool_call_id: id, content: 'sunny' }));
    const answer = await model.bindTools(tools).invoke([new HumanMessage(QUESTION), calling, ...results]);
    assert.match(answer.text, /^A toll gate/);
  });

  test('answers in a schema', async () => {
    const trip = z.object({ city: z.string(), days: z.number() });
    const answer = await model.withStructuredOutput(trip, { name: 'trip', method: 'jsonSchema' }).invoke(QUESTION);

    assert.deepEqual(answer, { city: 'toll', days: 7 });
  });

  test('speaks Responses', async () => {
    const answer = await new ChatOpenAI({ model: CHAT, useResponsesApi: true, ...options }).invoke(QUESTION);

    assert.match(answer.text, /^A toll gate/);
  });

  test('embeds', async () => {
    const vectors = await new OpenAIEmbeddings({ model: EMBEDDINGS, ...options }).embedDocuments(['one', 'two']);

    assert.equal(vectors.length, 2);
    assert.ok(vectors[0].length > 1);
  });
});
