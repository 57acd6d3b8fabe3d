import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { follow, pollEvery } from './tail';

/** The browser's, as far as a tail sees it. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = 0;
  onopen = () => {};
  onerror = () => {};

  constructor() {
    super();
    Source.all.push(this);
  }

  close() {
    this.readyState = Source.CLOSED;
  }

  /** What is no event stream is given up. */
  refuse() {
    this.close();
    this.onerror();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  Source.all = [];
  vi.stubGlobal('EventSource', Source);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('asksRarelyWhileChangesAreTold', () => {
  expect(pollEvery(2_000, false)).toBe(2_000);
  expect(pollEvery(2_000, true)).toBe(20_000);
});

test('hasAskedAgainOnceItListensAgainForWhatEndedMeanwhile', () => {
  const changed = vi.fn();
  const stop = follow(changed);
  Source.all[0]?.onopen();
  Source.all[0]?.onerror();
  changed.mockClear();

  Source.all[0]?.onopen();

  expect(changed).toHaveBeenCalledOnce();
  stop();
});

test('listensAgainAfterARefusal', () => {
  const stop = follow(() => {});

  Source.all[0]?.refuse();
  vi.advanceTimersByTime(15_000);

  expect(Source.all).toHaveLength(2);
  Source.all[1]?.refuse();
  stop();
  vi.advanceTimersByTime(60_000);
  expect(Source.all).toHaveLength(2);
});
