import { inLanguage, t } from '@/i18n';

/** The rates of an offering that a form asks for; USD per 1M tokens, but `request` per request. */
export const RATES = inLanguage(() => [
  { name: 'input', label: t('Input') },
  { name: 'output', label: t('Output') },
  { name: 'cache_read', label: t('Cache read') },
  { name: 'cache_write_5m', label: t('Cache write, 5 min') },
  { name: 'cache_write_1h', label: t('Cache write, 1 h') },
  { name: 'request', label: t('Per request') },
] as const);

export type RateName = ReturnType<typeof RATES>[number]['name'];
export type RateValues = Record<RateName, string>;

/** What a form shows of a price. The rates that it has no field for (tiers, audio, …) stay among the values as they are. */
export function rateValues(rates: Record<string, string> | undefined): RateValues {
  return { ...rates, ...Object.fromEntries(RATES().map(({ name }) => [name, rates?.[name] ?? ''])) } as RateValues;
}

/** The rates that were filled in; nothing when none was. */
export function rateBody(values: RateValues): Record<string, string> | null {
  const given = Object.entries(values)
    .map(([name, rate]) => [name, rate.trim()] as const)
    .filter(([, rate]) => rate !== '');
  return given.length > 0 ? Object.fromEntries(given) : null;
}

/** Whether two sets of rates come to the same, however their zeros are written. */
export function sameRates(a: Record<string, string>, b: Record<string, string>): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((name) => Number(a[name] || 0) === Number(b[name] || 0));
}
