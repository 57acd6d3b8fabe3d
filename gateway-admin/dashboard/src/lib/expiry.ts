const DAY_MS = 86_400_000;

export const EXPIRIES = [
  { value: 'never', label: 'Never' },
  { value: '7', label: 'In 7 days' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'date', label: 'On a date…' },
];

/** The moment a choice of {@link EXPIRIES} stands for; a date lasts until its end in the reader's zone. */
export function expiresAt(choice: string, date: string, now = Date.now()): string | null {
  if (choice === 'never') return null;
  if (choice === 'date') return new Date(`${date}T23:59:59`).toISOString();
  return new Date(now + Number(choice) * DAY_MS).toISOString();
}

/** What to show at the date's field, or null. */
export function checkExpiry(choice: string, date: string, now = Date.now()): string | null {
  if (choice !== 'date') return null;
  const at = Date.parse(`${date}T23:59:59`);
  if (Number.isNaN(at)) return 'Choose a date.';
  return at <= now ? 'Choose a date that is not over.' : null;
}
