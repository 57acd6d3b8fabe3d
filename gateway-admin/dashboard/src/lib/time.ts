import { inLanguage, locale, t } from '@/i18n';

const moment = inLanguage(() => new Intl.DateTimeFormat(locale, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
}));
const day = inLanguage(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const clock = inLanguage(() => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }));
const minutes = inLanguage(() => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
const shortDay = inLanguage(() => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }));
const MINUTES = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const;
const shortMoment = inLanguage(() => new Intl.DateTimeFormat(locale, MINUTES));
const longMoment = inLanguage(() => new Intl.DateTimeFormat(locale, { ...MINUTES, year: 'numeric' }));
const utcMinutes = inLanguage(() => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }));
const utcDay = inLanguage(() => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }));

/** The full moment in the reader's zone, which it names. */
export function fullTime(iso: string): string {
  return moment().format(new Date(iso));
}

/** The stretch between two moments in the reader's zone; one of them may be left open. */
export function rangeText(from: string | undefined, to: string | undefined, now = new Date()): string {
  const [first, last] = [from, to].map((iso) => (iso === undefined ? undefined : new Date(iso)));
  const inYear = [first, last].every((at) => at === undefined || at.getFullYear() === now.getFullYear());
  const format = inYear ? shortMoment() : longMoment();
  if (first && last) return format.formatRange(first, last);
  return first ? t('Since {time}', { time: format.format(first) }) : t('Until {time}', { time: format.format(last) });
}

export function date(iso: string): string {
  return day().format(new Date(iso));
}

/** The clock for today, the day before it for anything older. */
export function clockTime(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const time = clock().format(at);
  return at.toDateString() === now.toDateString() ? time : `${shortDay().format(at)}, ${time}`;
}

/** `15:10` */
export function shortClock(at: Date): string {
  return minutes().format(at);
}

/** The hour that begins then, in UTC as the days of spend are: `15:00 to 16:00 UTC`, with the day when it is not today. */
export function hourText(iso: string, now = new Date()): string {
  const from = new Date(iso);
  const hour = t('{from} to {to} UTC', { from: utcMinutes().format(from), to: utcMinutes().format(new Date(from.getTime() + 3_600_000)) });
  const day = utcDay().format(from);
  return day === utcDay().format(now) ? hour : `${day}, ${hour}`;
}

/** `3 min ago`, `in 4 h`. */
export function relative(iso: string, now = Date.now()): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 10) return t('just now');
  const text = span(size);
  return seconds < 0 ? t('{text} ago', { text }) : t('in {text}', { text });
}

function span(seconds: number): string {
  if (seconds < 60) return t('{seconds} s', { seconds });
  if (seconds < 3600) return t('{minutes} min', { minutes: Math.round(seconds / 60) });
  if (seconds < 86_400) return t('{hours} h', { hours: Math.round(seconds / 3600) });
  return t('{days} d', { days: Math.round(seconds / 86_400) });
}
