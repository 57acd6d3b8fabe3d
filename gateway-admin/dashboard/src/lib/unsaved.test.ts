import { expect, test } from 'vitest';
import { giveUp, holdUnsaved, interrupt, isUnsaved } from './unsaved';

test('staysWhereSomethingIsEntered', () => {
  const one = holdUnsaved();
  const other = holdUnsaved();
  one();

  expect(isUnsaved()).toBe(true);
  expect(interrupt()).toBe(true);

  other();
  expect(isUnsaved()).toBe(false);
  expect(interrupt()).toBe(false);
});

test('asksNothingOnceItIsGivenUp', () => {
  holdUnsaved();
  giveUp();

  expect(isUnsaved()).toBe(false);
});
