import { beforeEach, expect, test } from 'vitest';
import { language, t } from '@/i18n';
import { changeLanguage, loadMessages } from './load';

beforeEach(() => changeLanguage('en'));

test('goesOnInAnotherLanguageOnceAllThatWasOpenedCanBeSaidInIt', async () => {
  await Promise.all([loadMessages('common'), loadMessages('spend')]);

  const changing = changeLanguage('zh');

  expect([language, t('Views')]).toEqual(['en', 'Views']);
  await changing;
  expect([language, t('Views'), t('Close')]).toEqual(['zh', '视图', '关闭']);
});

test('waitsForWhatIsOpenedMeanwhile', async () => {
  await loadMessages('spend');

  const changing = changeLanguage('zh');
  await loadMessages('playground');
  await changing;

  expect(t('Copy as code')).toBe('复制为代码');
});

test('theLastOfSeveralChoicesHolds', async () => {
  await loadMessages('keys');

  await Promise.all([changeLanguage('zh'), changeLanguage('en')]);

  expect(language).toBe('en');
});
