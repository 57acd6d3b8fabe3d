const whole = new Intl.NumberFormat('en-US');
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** 1,234,567 */
export function count(value: number | null | undefined): string {
  return whole.format(value ?? 0);
}

/** 1.2M */
export function compact(value: number | null | undefined): string {
  const number = value ?? 0;
  return Math.abs(number) < 10_000 ? whole.format(number) : short.format(number);
}

/** A share from 0 to 1 as `4.2%`. */
export function percent(value: number): string {
  if (value > 0 && value < 0.001) return '<0.1%';
  return `${(value * 100).toFixed(value < 0.1 && value > 0 ? 1 : 0)}%`;
}

/** Milliseconds as a person says them: `840 µs`, `12 ms`, `1.24 s`. */
export function latency(millis: number | null | undefined): string {
  if (millis === null || millis === undefined) return '–';
  if (millis < 1) return `${Math.round(millis * 1_000)} µs`;
  if (millis < 10) return `${millis.toFixed(1)} ms`;
  if (millis < 1_000) return `${Math.round(millis)} ms`;
  if (millis < 60_000) return `${(millis / 1_000).toFixed(2)} s`;
  return `${(millis / 60_000).toFixed(1)} min`;
}

export function plural(many: number, one: string, more = `${one}s`): string {
  return `${count(many)} ${many === 1 ? one : more}`;
}
