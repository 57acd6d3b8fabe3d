import { Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { LANGUAGES, language, t, type Language } from '@/i18n';
import { chooseLanguage } from './useLanguage';

/** The console's languages, in the account menu, each under its own name. */
export function LanguageItems() {
  return (
    <>
      <Menu.Label>{t('Language')}</Menu.Label>
      {(Object.keys(LANGUAGES) as Language[]).map((other) => (
        <Menu.Item
          key={other}
          lang={other}
          leftSection={other === language ? <IconCheck size={15} stroke={1.9} /> : <IconLanguage size={15} stroke={1.7} />}
          aria-current={other === language || undefined}
          onClick={other === language ? undefined : () => chooseLanguage(other)}
        >
          {LANGUAGES[other]}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}
