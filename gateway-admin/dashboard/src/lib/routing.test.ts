import { expect, test } from 'vitest';
import { faultsIn, movedUp, readDocument, said, sameDocument, saying, scoreText } from './routing';

test('leavesOutWhatADocumentDoesNotSay', () => {
  expect(said({ strategy: 'price', order: null, rules: [{ name: 'night', when: null }] })).toEqual({ strategy: 'price', rules: [{ name: 'night' }] });
});

test('saysNothingAnyMoreWhereAFieldWasEmptied', () => {
  expect(saying<{ order?: string[]; zdr?: boolean }, 'order'>({ order: ['a'], zdr: true }, 'order', [])).toEqual({ zdr: true });
  expect(saying<{ strategy?: string }, 'strategy'>({}, 'strategy', 'price')).toEqual({ strategy: 'price' });
});

test('knowsTwoDocumentsAsTheSameWhateverTheOrderOfTheirMembersAndListsByIt', () => {
  expect(sameDocument({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
  expect(sameDocument({ order: ['a', 'b'] }, { order: ['b', 'a'] })).toBe(false);
});

test('saysWhyATextIsNoDocument', () => {
  expect(readDocument('[1]')).toEqual({ problem: 'A document is a JSON object, in braces.' });
  expect(readDocument('{')).toHaveProperty('problem');
  expect(readDocument('{"zdr": true}')).toEqual({ document: { zdr: true } });
});

test('findsThePlaceThatARefusalIsAbout', () => {
  expect(faultsIn({ 'routing.max_price.prompt': 'No.', 'draft.routing.rules[0].name': 'Taken.' })).toEqual({ 'max_price.prompt': 'No.', 'rules[0].name': 'Taken.' });
});

test('tellsHowFarACandidateMoved', () => {
  const a = { offering: 'a' };
  const b = { offering: 'b' };
  expect(movedUp('b', [b, a], [a, b])).toBe(1);
  expect(movedUp('a', [b, a], [a, b])).toBe(-1);
  expect(movedUp('a', [a], [b])).toBeUndefined();
});

test('saysScoresBesideTheBest', () => {
  expect(scoreText(1.11e21, 1.11e21)).toBe('Best');
  expect(scoreText(3.33e21, 1.11e21)).toBe('3.00×');
  expect(scoreText(40, 2)).toBe('20×');
  expect(scoreText(0.5, 0)).toBe('0.5');
});
