import { Button } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { LANGUAGES, language, type Language } from '@/i18n';
import { chooseLanguage } from './useLanguage';

/** To the other language, for who is not signed in: it reads as that language's speakers write it. */
export function LanguageToggle() {
  const other = (Object.keys(LANGUAGES) as Language[]).find((other) => other !== language)!;
  return (
    <Button variant="subtle" color="gray" size="compact-sm" lang={other} leftSection={<IconLanguage size={16} stroke={1.7} />} onClick={() => chooseLanguage(other)}>
      {LANGUAGES[other]}
    </Button>
  );
}
