import type { MarginRow } from '@/api/types';
import { t } from '@/i18n';
import { pico, share } from './money';

export const MARGIN_GROUPS = ['organization', 'model', 'provider', 'offering'] as const;
export type MarginGroup = (typeof MARGIN_GROUPS)[number];

export const MARGIN_PERIODS = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 } as const;
export type MarginPeriod = keyof typeof MARGIN_PERIODS;

export interface MarginSearch {
  by?: MarginGroup;
  period?: MarginPeriod;
}

/** Reads an address; what does not belong there is left out. */
export function readMarginSearch(search: Record<string, unknown>): MarginSearch {
  return {
    by: MARGIN_GROUPS.find((group) => group === search['by']),
    period: (Object.keys(MARGIN_PERIODS) as MarginPeriod[]).find((period) => period === search['period']),
  };
}

const DAY_MS = 86_400_000;

/** When a period begins, at the beginning of its hour. */
export function marginFrom(period: MarginPeriod, now: Date): string {
  const from = new Date(now.getTime() - MARGIN_PERIODS[period] * DAY_MS);
  from.setUTCMinutes(0, 0, 0);
  return from.toISOString();
}

/** What a row is of. */
export function marginName(row: MarginRow, by: MarginGroup): string {
  const name = by === 'organization' ? row.organization?.name : row[by];
  return name || t('Nobody served');
}

/** How much of what tenants paid stays, from below 0 to 1; nothing where nothing was paid. */
export function marginShare({ charged, margin }: { charged: string; margin: string }): number | undefined {
  if (pico(charged) <= 0n) return undefined;
  const kept = pico(margin);
  return kept < 0n ? -share(-kept, pico(charged)) : share(kept, pico(charged));
}

/** The rows that keep or lose most first. */
export function byMargin(rows: readonly MarginRow[]): MarginRow[] {
  return [...rows].sort((a, b) => Number(pico(b.sums.margin) - pico(a.sums.margin)));
}
