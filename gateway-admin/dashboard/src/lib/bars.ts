import type { Stack } from './spend';

/** The inside of a chart in pixels, and the value at its upper edge. */
export interface Plot {
  width: number;
  height: number;
  top: number;
}

export interface Bar {
  bucket: number;
  series: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

const WIDEST = 34;
const FILLED = 0.78;
/** Of a label under a chart: a character at most, and what is left free before the next. */
const CHARACTER = 7;
const BETWEEN = 24;

/** Where each part of each bar is, the first series lowest; what is nothing has no part. */
export function barsOf({ series, points }: Stack, { width, height, top }: Plot): Bar[] {
  const band = width / Math.max(1, points.length);
  const bar = Math.min(WIDEST, Math.max(1, band * FILLED));
  return points.flatMap((point, bucket) => {
    let below = 0;
    return series.flatMap(({ id }, index) => {
      const value = Number(point[id] ?? 0);
      if (value <= 0) return [];
      below += value;
      return [{ bucket, series: index, x: bucket * band + (band - bar) / 2, y: height * (1 - below / top), width: bar, height: (height * value) / top }];
    });
  });
}

/** Which buckets have their label written, and around which place: as many as there is room for, and always the last, which ends before the edge. */
export function labelled(labels: readonly string[], width: number, edge: number): { bucket: number; text: string; x: number }[] {
  const widest = CHARACTER * Math.max(0, ...labels.map(({ length }) => length));
  const band = width / Math.max(1, labels.length);
  const every = Math.max(1, Math.ceil((widest + BETWEEN) / Math.max(1, band)));
  return labels
    .map((text, bucket) => ({ bucket, text, x: Math.min((bucket + 0.5) * band, width + edge - widest / 2) }))
    .filter(({ bucket }) => (labels.length - 1 - bucket) % every === 0);
}
