import { useSyncExternalStore } from 'react';
import { language, t, whenSpoken, type Language } from '@/i18n';
import { changeLanguage } from '@/messages/load';
import { toast } from './toast';

/** What the console speaks; who asks is drawn again in the next one, with all that it draws. */
export function useLanguage(): Language {
  return useSyncExternalStore(whenSpoken, () => language);
}

/** Goes on in another language where the reader is, with what they have typed. */
export function chooseLanguage(chosen: Language): void {
  changeLanguage(chosen).catch(() => toast(t('The language could not be loaded. Try again.')));
}
