import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';
import { loadedWith, sources, type Source } from './sources';

const FOLDER = fileURLToPath(new URL('zh', import.meta.url));
const catalogues = new Map(readdirSync(FOLDER).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, string>]));
const all = sources();

test('everyMessageHasItsChineseAndNoneIsLeftOver', () => {
  const said = new Set([...all.values()].flatMap(({ messages }) => [...messages]));
  const translated = [...catalogues.values()].flatMap((catalogue) => Object.keys(catalogue));

  expect([...said].filter((message) => !translated.includes(message))).toEqual([]);
  expect(translated.filter((message) => !said.has(message))).toEqual([]);
});

test('isTranslatedOnceWithTheSameValues', () => {
  const entries = [...catalogues.values()].flatMap(Object.entries<string>);

  expect(repeated(entries.map(([english]) => english))).toEqual([]);
  expect(entries.filter(([english, chinese]) => !chinese || String(valuesOf(english)) !== String(valuesOf(chinese)))).toEqual([]);
});

test('noTextIsWrittenIntoTheCodeInOneLanguage', () => {
  expect([...all.values()].flatMap(({ literals }) => literals)).toEqual([]);
});

test('nothingIsSaidOnceForEveryLanguage', () => {
  expect([...all.values()].flatMap(({ fixed }) => fixed)).toEqual([]);
});

test('aPagesWordsAreLoadedWithIt', () => {
  const lacking = [...all.values()].flatMap((routes) => (routes.path.startsWith('routes/') ? routes.lazy : [])).flatMap((page) => {
    const area = areaOf(all.get(page)!);
    return lacks([...loadedWith(all, page, true)], ['common', 'shared', area]);
  });

  expect(lacking).toEqual([]);
});

test('theFramesWordsAreLoadedFirst', () => {
  const app = [...all.keys()].find((file) => file.endsWith('/app.tsx'))!;
  const frame = [...loadedWith(all, app, false)];
  const later = frame.filter(({ path }) => path.startsWith('ui/')).flatMap(({ lazy }) => lazy.map((file) => all.get(file)!));

  expect(lacks([...frame, ...later], ['common'])).toEqual([]);
});

function lacks(loaded: Source[], areas: string[]): string[] {
  const known = new Set(areas.flatMap((area) => Object.keys(catalogues.get(area) ?? {})));
  return loaded.flatMap(({ path, messages }) => [...messages].filter((message) => !known.has(message)).map((message) => `${path}: ${message} is in none of ${areas.join(', ')}`));
}

function areaOf({ path }: Source): string {
  return /^pages\/(\w+)\//.exec(path)?.[1] ?? 'account';
}

function valuesOf(message: string): string[] {
  return [...new Set(compileMessageOrThrow(message).flatMap((token) => (Array.isArray(token) ? [String(token[0])] : [])))].sort();
}

function repeated(values: string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}
