import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UNDO_MS, finishAll, idsWaiting, later, runAll, runNow, takeBack } from './later';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('deletesOnceTheTimeToTakeItBackIsOver', async () => {
  const run = vi.fn(() => Promise.resolve());
  later('a', run);

  await vi.advanceTimersByTimeAsync(UNDO_MS - 1);
  expect(run).not.toHaveBeenCalled();
  expect(idsWaiting().has('a')).toBe(true);

  await vi.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledOnce();
  expect(idsWaiting().has('a')).toBe(false);
});

test('deletesNothingThatWasTakenBack', async () => {
  const run = vi.fn(() => Promise.resolve());
  later('a', run);

  expect(takeBack('a')).toBe(true);
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  expect(run).not.toHaveBeenCalled();
  expect(takeBack('a')).toBe(false);
});

test('deletesAtOnceWhenThePageIsLeft', async () => {
  const run = vi.fn(() => Promise.resolve());
  later('a', run);

  runAll();
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  expect(run).toHaveBeenCalledOnce();
});

test('takesNothingBackThatIsBeingDeleted', async () => {
  let done = () => {};
  later('a', () => new Promise<void>((resolve) => (done = resolve)));

  const running = runNow('a');

  expect(takeBack('a')).toBe(false);
  expect(idsWaiting().has('a')).toBe(true);
  done();
  await running;
  expect(idsWaiting().has('a')).toBe(false);
});

test('finishesInTheOrderInWhichItWasAskedFor', async () => {
  const order: string[] = [];
  later('offering', () => new Promise<void>((resolve) => setTimeout(() => resolve(void order.push('offering')), 100)));
  later('model', async () => void order.push('model'));

  const finished = finishAll();
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  await finished;

  expect(order).toEqual(['offering', 'model']);
});

test('tellsWhyItFailedAndShowsTheRowAgain', async () => {
  const failed = vi.fn();
  later('a', () => Promise.reject(new Error('Delete its offerings first.')), failed);

  await vi.advanceTimersByTimeAsync(UNDO_MS);
  expect(failed).toHaveBeenCalledOnce();
  expect(idsWaiting().has('a')).toBe(false);
});
