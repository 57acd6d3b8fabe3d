import { expect, test } from 'vitest';
import { initials } from './initials';

test.each([
  ['Ada Lovelace', 'AL'],
  ['ada king countess lovelace', 'AL'],
  ['Ada', 'A'],
  ['  ', ''],
  ['👩‍🔬 Curie', '👩‍🔬C'],
  ['李 明', '李明'],
])('theInitialsOf %s', (name, short) => {
  expect(initials(name)).toBe(short);
});
