import { t } from '@/i18n';

const TAG = /^([^=]+)=(.*)$/;

/** Tags as they are typed: `env=production`. */
export function tagTexts(tags: Readonly<Record<string, string>>): string[] {
  return Object.entries(tags).map(([name, value]) => `${name}=${value}`);
}

export function tagsOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => TAG.exec(text)).filter((match) => match !== null).map(([, name = '', value = '']) => [name.trim(), value.trim()]));
}

/** What to show at the field, or null. */
export function checkTags(texts: readonly string[]): string | null {
  const wrong = texts.find((text) => !TAG.test(text));
  return wrong === undefined ? null : t('Write “{wrong}” as name=value, such as env=production.', { wrong });
}
