import type { Credential, OfferingHealth } from '@/api/types';

/** An offering with the credential that it was called with. */
export interface Line extends OfferingHealth {
  credential: string;
  provider: string;
}

const WORST: Record<OfferingHealth['standing'], number> = { parked: 0, open: 1, cooling: 2, half_open: 3, closed: 4 };

/** Every offering with every credential, what does worst first. */
export function healthLines(credentials: readonly Credential[]): Line[] {
  return credentials
    .flatMap(({ slug, provider, health }) => health.offerings.map((offering) => ({ ...offering, credential: slug, provider })))
    .sort((a, b) => WORST[a.standing] - WORST[b.standing] || b.error_ratio - a.error_ratio || a.offering.localeCompare(b.offering));
}

/** How many of them do well. */
export function wellOf(lines: readonly Line[]): number {
  return lines.filter(({ standing }) => standing === 'closed').length;
}

/** `1.5 GB` */
export function bytesText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const at = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const size = bytes / 1024 ** at;
  return `${size < 10 && at > 0 ? size.toFixed(1) : Math.round(size)} ${units[at]}`;
}
