import { expect, test } from 'vitest';
import { CODE_LANGUAGES, chatCode } from './chatCode';

const BODY = { model: 'm', messages: [{ role: 'user', content: "It's \"so\"" }], temperature: 0.2, tools: [{ strict: true, x: null }], stream: true };
const code = (language: (typeof CODE_LANGUAGES)[number]['value']) => chatCode(language, { baseUrl: 'http://gw/v1', body: BODY });

test.each(CODE_LANGUAGES.map(({ value }) => value))('%s names the address and the model and never a key', (language) => {
  expect(code(language)).toContain('http://gw/v1');
  expect(code(language)).toContain('TOLLGATE_KEY');
  expect(code(language)).toMatch(/model"?[=:] ?"m"/);
  expect(code(language)).not.toContain('stream"');
});

test('quotesForEachLanguage', () => {
  expect(code('curl')).toContain(`"content": "It'\\''s \\"so\\""`);
  expect(code('python')).toContain(`{"role": "user", "content": "It's \\"so\\""}`);
  expect(code('python')).toContain('{"strict": True, "x": None}');
  expect(code('java')).toContain(`It's \\\\"so\\\\"`);
});

test('doesNotDrownInAnImage', () => {
  const body = { messages: [{ content: [{ image_url: { url: `data:image/png;base64,${'A'.repeat(5_000)}` } }] }] };

  expect(chatCode('node', { baseUrl: 'http://gw/v1', body }).length).toBeLessThan(600);
});
