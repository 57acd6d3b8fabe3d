const moment = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const minutes = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
const shortDay = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });

/** The full moment in the reader's zone, which it names. */
export function fullTime(iso: string): string {
  return moment.format(new Date(iso));
}

export function date(iso: string): string {
  return day.format(new Date(iso));
}

/** The clock for today, the day before it for anything older. */
export function clockTime(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const time = clock.format(at);
  return at.toDateString() === now.toDateString() ? time : `${shortDay.format(at)}, ${time}`;
}

/** `15:10` */
export function shortClock(at: Date): string {
  return minutes.format(at);
}

/** The hour that begins then, in the reader's zone: `15:00 to 16:00`, with the day when it is not today. */
export function hourText(iso: string, now = new Date()): string {
  const from = new Date(iso);
  const hour = `${minutes.format(from)} to ${minutes.format(new Date(from.getTime() + 3_600_000))}`;
  return from.toDateString() === now.toDateString() ? hour : `${shortDay.format(from)}, ${hour}`;
}

/** `3 min ago`, `in 4 h`. */
export function relative(iso: string, now = Date.now()): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 10) return 'just now';
  const text = span(size);
  return seconds < 0 ? `${text} ago` : `in ${text}`;
}

function span(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}
