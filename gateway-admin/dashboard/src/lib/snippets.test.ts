import { expect, test } from 'vitest';
import { LANGUAGES, snippet, tokens } from './snippets';

const call = { baseUrl: 'https://gateway.example/v1', key: 'sk-tg-abc', model: 'gpt-4o-mini' };

test.each(LANGUAGES)('$label carries the address, the key and the model', ({ value }) => {
  const code = snippet(value, call);
  expect(code).toContain('https://gateway.example/v1');
  expect(code).toContain('sk-tg-abc');
  expect(code).toContain('gpt-4o-mini');
});

test('theCurlBodyIsJson', () => {
  const body = /-d '([\s\S]+)'/.exec(snippet('curl', call))?.[1] ?? '';
  expect(JSON.parse(body)).toMatchObject({ model: 'gpt-4o-mini', messages: [{ role: 'user' }] });
});

test.each(LANGUAGES)('colouring loses nothing of $label', ({ value }) => {
  const code = snippet(value, call);
  expect(tokens(code).map((token) => token.text).join('')).toBe(code);
});

test('aCommentIsNotAnAddress', () => {
  expect(tokens('# pip install openai\nx').map((token) => token.kind)).toEqual(['comment', 'plain']);
  expect(tokens('curl http://x/v1').some((token) => token.kind === 'comment')).toBe(false);
});
