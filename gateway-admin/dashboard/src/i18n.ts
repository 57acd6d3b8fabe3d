import { i18n, type Messages } from '@lingui/core';
import type { Message } from './messages/areas';

export type { Message };

/** What the console can be read in; each word of it is written in the source in English, and stands there for itself. */
export const LANGUAGES = { en: 'English', zh: '中文' } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = 'tollgate-language';
const LOCALES: Record<Language, string> = { en: 'en', zh: 'zh-CN' };

/** As the browser prefers them. */
const preferred: readonly string[] = globalThis.navigator?.languages ?? [];

/** What the console speaks, until somebody chooses another. */
export let language: Language = languageOf(remembered(), preferred);

/** What numbers and dates are written in: the reader's own variant of the language, where the browser tells one. */
export let locale: string | undefined = localeOf(language, preferred);

/** In a build, messages come compiled; what has no values is its own translation into English. */
if (import.meta.env.PROD) i18n.setMessagesCompiler((message) => [message]);
addMessages(language, {});
activate();

/** A sentence or a word in the reader's language, with values in place of its `{names}`. */
export function t(message: Message, values?: Record<string, string | number | bigint | null | undefined>): string {
  return i18n._(message, values);
}

/** What is made of words or of formats, made once for each language that is spoken: a constant would stay in its first. */
export function inLanguage<T>(make: () => T): () => T {
  const made = new Map<Language, T>();
  return () => {
    if (!made.has(language)) made.set(language, make());
    return made.get(language)!;
  };
}

export function addMessages(of: Language, messages: Messages): void {
  i18n.load(of, messages);
}

/** Goes on in another language, whose messages are there, from now on. */
export function speak(chosen: Language): void {
  language = chosen;
  locale = localeOf(chosen, preferred);
  remember(chosen);
  activate();
}

/** Calls it when another language is spoken, until what it returns is called. */
export function whenSpoken(listener: () => void): () => void {
  return i18n.on('change', listener);
}

/** What somebody chose, else the first of the browser's languages that there is. */
export function languageOf(chosen: string | null, browser: readonly string[]): Language {
  return [chosen, ...browser].map(spoken).find((known) => known !== undefined) ?? 'en';
}

/** Nothing: as the browser has it, such as for somebody who reads neither language at home. */
export function localeOf(language: Language, browser: readonly string[]): string | undefined {
  const own = browser.find((tag) => spoken(tag) === language);
  return own ?? (language !== 'en' || spoken(browser[0] ?? null) !== undefined ? LOCALES[language] : undefined);
}

function spoken(tag: string | null): Language | undefined {
  return (Object.keys(LANGUAGES) as Language[]).find((known) => tag?.toLowerCase().split('-')[0] === known);
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Where the browser keeps nothing, for as long as the page is open. */
function remember(chosen: Language): void {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    return;
  }
}

function activate(): void {
  if (globalThis.document) document.documentElement.lang = LOCALES[language];
  i18n.activate(language, locale);
}
