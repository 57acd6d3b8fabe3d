import { afterEach, expect, test } from 'vitest';
import { addMessages, inLanguage, language, languageOf, locale, localeOf, speak, t, whenSpoken } from './i18n';

afterEach(() => speak('en'));

test('speaksAsTheBrowserPrefersUntilSomebodyChooses', () => {
  expect(languageOf(null, ['zh-Hans-CN', 'en'])).toBe('zh');
  expect(languageOf(null, ['de-CH', 'zh-TW', 'en'])).toBe('zh');
  expect(languageOf('en', ['zh-CN'])).toBe('en');
});

test('speaksEnglishToWhomItCannotSpeakOtherwise', () => {
  expect(languageOf(null, ['de-CH'])).toBe('en');
  expect(languageOf('klingon', [])).toBe('en');
});

test('writesNumbersInTheReadersOwnVariantOfTheLanguage', () => {
  expect(localeOf('en', ['en-GB', 'en'])).toBe('en-GB');
  expect(localeOf('zh', ['de-CH'])).toBe('zh-CN');
  expect(localeOf('en', ['zh-CN'])).toBe('en');
});

test('leavesNumbersAsTheBrowserHasThemForReadersOfAnotherLanguage', () => {
  expect(localeOf('en', ['de-CH'])).toBeUndefined();
});

test('putsValuesAndPluralsIntoASentence', () => {
  expect(t('{name} was revoked.', { name: 'search' })).toBe('search was revoked.');
  expect(t('{count, plural, one {# request} other {# requests}}', { count: 1 })).toBe('1 request');
  expect(t('{count, plural, one {# request} other {# requests}}', { count: 2000 })).toBe('2,000 requests');
});

test('goesOnInAnotherLanguageAndTellsWhoAsked', () => {
  let told = 0;
  const forget = whenSpoken(() => (told += 1));
  addMessages('zh', { 'Go to the overview': '前往概览' });
  told = 0;

  speak('zh');

  expect([language, locale, t('Go to the overview'), told]).toEqual(['zh', 'zh-CN', '前往概览', 1]);
  forget();
  speak('en');
  expect([language, t('Go to the overview'), told]).toEqual(['en', 'Go to the overview', 1]);
});

test('makesWordsAndFormatsOnceForEachLanguage', () => {
  const month = inLanguage(() => ({ name: new Intl.DateTimeFormat(locale, { month: 'long' }).format(new Date('2026-11-22')) }));
  const english = month();

  speak('zh');

  expect([english.name, month().name]).toEqual(['November', '十一月']);
  speak('en');
  expect(month()).toBe(english);
});
