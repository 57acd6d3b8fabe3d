import { expect, test } from 'vitest';
import { languageOf, localeOf, t } from './i18n';

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
