import { t } from '@/i18n';

const TAG = /^([^=]+)=(.*\S.*)$/;
/** What the API takes for a tag's name. */
const NAME = /^[A-Za-z0-9][\w.-]{0,62}$/;

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
  if (wrong !== undefined) return t('Write “{wrong}” as name=value, such as env=production.', { wrong });
  const names = texts.map((text) => text.slice(0, text.indexOf('=')).trim());
  const odd = names.find((name) => !NAME.test(name));
  if (odd !== undefined) return t('“{name}” is no name of a tag: those are letters, digits, “_”, “.” and “-”.', { name: odd });
  const twice = names.find((name, at) => names.indexOf(name) < at);
  return twice === undefined ? null : t('“{name}” is here twice: a key has one value of each tag.', { name: twice });
}
