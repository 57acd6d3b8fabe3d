import { expect, test } from 'vitest';
import { barsOf, labelled } from './bars';

const STACK = {
  series: [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ],
  points: [
    { bucket: 'x', a: 1, b: 3 },
    { bucket: 'y', a: 0, b: 2 },
  ],
  exact: [],
};

test('stacksTheFirstSeriesLowest', () => {
  const bars = barsOf(STACK, { width: 20, height: 100, top: 4 });

  expect(bars.map(({ bucket, series, y, height }) => [bucket, series, y, height])).toEqual([
    [0, 0, 75, 25],
    [0, 1, 0, 75],
    [1, 1, 50, 50],
  ]);
  expect(bars[0]?.x).toBeCloseTo(1.1);
  expect(bars[2]?.width).toBeCloseTo(7.8);
});

test('writesAsManyLabelsAsFitAndTheLastOne', () => {
  const written = (label: string, count: number, width: number) => labelled(Array(count).fill(label), width, 18).map(({ bucket }) => bucket);

  expect(written('Nov 22', 7, 1_000)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(written('Nov 22', 30, 330)).toEqual([5, 11, 17, 23, 29]);
  expect(written('Nov 22, 01:00', 24, 960)).toEqual([2, 5, 8, 11, 14, 17, 20, 23]);
  expect(written('', 0, 0)).toEqual([]);
});

test('writesTheLastLabelWhole', () => {
  expect(labelled(Array(24).fill('Nov 22, 01:00'), 960, 18).at(-1)?.x).toBe(960 + 18 - (13 * 7) / 2);
});
