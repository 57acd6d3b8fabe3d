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
const LABEL_WIDTH = 66;

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

/** Which buckets have their label written: as many as there is room for, and always the last. */
export function labelled(count: number, width: number): number[] {
  const every = Math.max(1, Math.ceil((count * LABEL_WIDTH) / Math.max(1, width)));
  return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % every === 0);
}
