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
  await vi.advanceTimersByTimeAsync(0);

  expect(takeBack('a')).toBe(false);
  expect(idsWaiting().has('a')).toBe(true);
  done();
  await running;
  expect(idsWaiting().has('a')).toBe(false);
});

test('finishesInTheOrderInWhichItWasAskedFor', async () => {
  const order: string[] = [];
  later('offering', () => slowly(order, 'offering'));
  later('model', async () => void order.push('model'));

  const finished = finishAll();
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  await finished;

  expect(order).toEqual(['offering', 'model']);
});

test('beginsNothingBeforeWhatWasAskedForFirstIsDone', async () => {
  const order: string[] = [];
  later('offering', () => slowly(order, 'offering'));
  await vi.advanceTimersByTimeAsync(1);
  later('model', async () => void order.push('model'));

  await vi.advanceTimersByTimeAsync(2 * UNDO_MS);

  expect(order).toEqual(['offering', 'model']);
});

test('waitsForWhatIsUnderWay', async () => {
  const order: string[] = [];
  later('a', () => slowly(order, 'deleted'));
  void runNow('a');

  const made = runNow('a').then(() => order.push('made again'));
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  await made;

  expect(order).toEqual(['deleted', 'made again']);
});

test('sendsAllInTheirOrderWhenThePageIsLeftEvenThoseWhoseTurnHadNotCome', async () => {
  const order: string[] = [];
  const send = (id: string) => {
    order.push(id);
    return slowly([], id);
  };
  ['offering', 'model', 'provider'].forEach((id) => later(id, () => send(id)));
  const finished = finishAll();
  await vi.advanceTimersByTimeAsync(0);
  expect(order).toEqual(['offering']);

  runAll();

  expect(order).toEqual(['offering', 'model', 'provider']);
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  await finished;
});

test('tellsWhyItFailedAndShowsTheRowAgain', async () => {
  const failed = vi.fn();
  later('a', () => Promise.reject(new Error('Delete its offerings first.')), failed);

  await vi.advanceTimersByTimeAsync(UNDO_MS);
  expect(failed).toHaveBeenCalledOnce();
  expect(idsWaiting().has('a')).toBe(false);
});

function slowly(order: string[], name: string): Promise<void> {
  return new Promise((resolve) => setTimeout(() => resolve(void order.push(name)), 100));
}
