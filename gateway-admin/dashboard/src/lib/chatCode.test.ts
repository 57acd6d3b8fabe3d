import { i18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { CODE_LANGUAGES, chatCode } from './chatCode';

const BODY = { model: 'm', messages: [{ role: 'user', content: "It's \"so\"" }], temperature: 0.2, tools: [{ strict: true, x: null }], stream: true };
const code = (language: (typeof CODE_LANGUAGES)[number]['value']) => chatCode(language, { baseUrl: 'http://gw/v1', body: BODY }).text;

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

test('writesCodeAndNotProse', () => {
  i18n.loadAndActivate({ locale: 'zh-CN', messages: { None: '无' } });

  expect(code('python')).toContain('"x": None');
  expect(code('python')).toContain('print(answer.choices[0].message)');
});

test('readsImagesFromFilesInsteadOfDrowningInThem', () => {
  const url = (kind: string) => ({ image_url: { url: `data:image/${kind};base64,${'A'.repeat(5_000)}` } });
  const body = { messages: [{ content: [{ text: 'costs $5 `now`\n' }, url('png'), url('jpeg'), { image_url: { url: 'https://a.example/b.png' } }] }] };
  const of = (language: (typeof CODE_LANGUAGES)[number]['value']) => chatCode(language, { baseUrl: 'http://gw/v1', body });

  expect(of('node').files).toEqual(['image-1.png', 'image-2.jpeg']);
  expect(of('node').text).toContain('"url": "data:image/png;base64," + readFileSync("image-1.png", "base64")');
  expect(of('python').text).toContain('{"url": "data:image/jpeg;base64," + b64encode(open("image-2.jpeg", "rb").read()).decode()}');
  expect(of('curl').text).toContain(`data:image/png;base64,$(base64 < image-1.png | tr -d '\\n')"`);
  expect(of('curl').text).toContain('costs \\$5 \\`now\\`\\\\n');
  expect(of('java').text).toContain('.replace("{{image-2.jpeg}}", Base64');
  for (const { value } of CODE_LANGUAGES) expect(of(value).text).toContain('https://a.example/b.png');
  for (const { value } of CODE_LANGUAGES) expect(of(value).text.length).toBeLessThan(2_000);
});
