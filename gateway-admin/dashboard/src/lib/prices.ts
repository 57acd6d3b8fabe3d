/** The rates of an offering that a form asks for; USD per 1M tokens, but `request` per request. */
export const RATES = [
  { name: 'input', label: 'Input' },
  { name: 'output', label: 'Output' },
  { name: 'cache_read', label: 'Cache read' },
  { name: 'cache_write_5m', label: 'Cache write, 5 min' },
  { name: 'cache_write_1h', label: 'Cache write, 1 h' },
  { name: 'request', label: 'Per request' },
] as const;

export type RateName = (typeof RATES)[number]['name'];
export type RateValues = Record<RateName, string>;

/** What a form shows of a price. The rates that it has no field for (tiers, audio, …) stay among the values as they are. */
export function rateValues(rates: Record<string, string> | undefined): RateValues {
  return { ...rates, ...Object.fromEntries(RATES.map(({ name }) => [name, rates?.[name] ?? ''])) } as RateValues;
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
