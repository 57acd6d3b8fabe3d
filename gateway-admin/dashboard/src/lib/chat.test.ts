import { expect, test } from 'vitest';
import { EventReader, NO_SETTINGS, WAITING, absorb, chatBody, failureOf, isImageAddress, rowUsage, settingErrors, type Turn } from './chat';

const ASKED: Turn = { role: 'user', text: 'What is this?', images: ['data:image/png;base64,AA'] };

test('sendsWhatWasSaidAndOnlyTheSettingsThatWereMade', () => {
  const turns: Turn[] = [{ role: 'user', text: 'Hi', images: [] }, { ...WAITING, text: 'Hello' }, { ...WAITING, state: 'failed' }, ASKED];

  expect(chatBody('m', turns, { ...NO_SETTINGS, system: 'Be brief.', temperature: '0.2', tools: '[{"type":"function"}]' })).toEqual({
    model: 'm',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: [{ type: 'text', text: 'What is this?' }, { type: 'image_url', image_url: { url: 'data:image/png;base64,AA' } }] },
    ],
    temperature: 0.2,
    tools: [{ type: 'function' }],
    stream: true,
    stream_options: { include_usage: true },
  });
});

test('saysWhichSettingIsWrong', () => {
  expect(settingErrors(NO_SETTINGS)).toEqual({});
  expect(Object.keys(settingErrors({ ...NO_SETTINGS, temperature: '3', topP: 'x', maxTokens: '0', tools: '{}' }))).toEqual(['temperature', 'topP', 'maxTokens', 'tools']);
});

test('readsEventsHoweverTheyAreCut', () => {
  const reader = new EventReader();

  expect(reader.push(': waiting\n\ndata: {"a"')).toEqual([]);
  expect(reader.push(':1}\r\n\r\ndata: [DONE]\n')).toEqual(['{"a":1}', '[DONE]']);
});

test('addsTextReasoningToolCallsAndUsageUp', () => {
  const answer = [
    { choices: [{ delta: { reasoning_content: 'Hm. ' } }] },
    { choices: [{ delta: { content: 'Hel' } }] },
    { choices: [{ delta: { content: 'lo', tool_calls: [{ index: 0, id: 'c1', function: { name: 'find', arguments: '{"q"' } }] } }] },
    { choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: ':1}' } }] }, finish_reason: 'tool_calls' }] },
    { choices: [], usage: { prompt_tokens: 7, completion_tokens: 3, cost: 0.0000012 } },
  ].reduce((answer, chunk) => absorb(answer, JSON.stringify(chunk)), WAITING);

  expect(answer).toMatchObject({
    text: 'Hello',
    reasoning: 'Hm. ',
    calls: [{ id: 'c1', name: 'find', arguments: '{"q":1}' }],
    finish: 'tool_calls',
    usage: { input: 7, output: 3, cost: '0.0000012' },
  });
  expect(absorb(answer, '[DONE]')).toBe(answer);
});

test('showsWhyAModelDoesNotAnswerAndReadsContentInParts', () => {
  const answer = [
    { choices: [{ delta: { role: 'assistant', content: null, refusal: 'I cannot' } }] },
    { choices: [{ delta: { refusal: ' help.' }, finish_reason: 'content_filter' }] },
  ].reduce((before, chunk) => absorb(before, JSON.stringify(chunk)), WAITING);
  const parts = { choices: [{ delta: { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }, { type: 'text', text: 'Yes' }] } }] };

  expect(answer).toMatchObject({ text: 'I cannot help.', finish: 'content_filter' });
  expect(absorb(WAITING, JSON.stringify(parts))).toMatchObject({ text: 'Yes', reasoning: 'Hm.' });
});

test('tellsWhyItFailed', () => {
  expect(absorb(WAITING, '{"error":{"message":"All providers are away."}}')).toMatchObject({ state: 'failed', error: 'All providers are away.' });
  expect(failureOf(402, '{"error":{"message":"The budget is used up."}}')).toBe('The budget is used up.');
  expect(failureOf(502, '<html>')).toBe('The gateway answered with HTTP 502.');
});

test('addsUpTheInputOfARow', () => {
  const row = { input_tokens: 3, cache_read_tokens: 20, cache_write_5m_tokens: 4, cache_write_1h_tokens: 1, output_tokens: 7, cost: 0.00012 };

  expect(rowUsage(row)).toEqual({ input: 28, output: 7, cost: '0.00012' });
});

test('sendsAnImageWithoutAnEmptyText', () => {
  const [message] = chatBody('m', [{ ...ASKED, text: '' }], NO_SETTINGS)['messages'] as object[];

  expect(message).toEqual({ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AA' } }] });
});

test.each([
  ['https://a.example/b.png?c=1', true],
  ['HTTP://a.example/b', true],
  ['a.example/b.png', false],
  ['https://', false],
  ['file:///etc/passwd', false],
])('knowsWhetherAnImageCanBeLoadedFrom %s', (typed, can) => {
  expect(isImageAddress(typed)).toBe(can);
});
