import { t } from '@/i18n';

/** A provider's promises about the data it is sent, in words; only what is promised counts. */
export function dataPolicyText(policy: Readonly<Record<string, unknown>>): string[] {
  return [policy['training'] === false && t('No training'), policy['retention'] === false && t('No retention')].filter((promise) => promise !== false);
}

/** One price beside the one before it: what went up or down. */
export function priceChanges(now: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> | undefined): { name: string; from?: string; to?: string }[] {
  if (!before) return Object.entries(now).map(([name, to]) => ({ name, to }));
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return names.filter((name) => Number(now[name] ?? -1) !== Number(before[name] ?? -1)).map((name) => ({ name, from: before[name], to: now[name] }));
}
