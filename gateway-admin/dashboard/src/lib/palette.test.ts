import { expect, test } from 'vitest';
import { matching } from './palette';

const ITEMS = [
  { id: '1', label: 'Create a key', kind: 'Action' },
  { id: '2', label: 'Keys', kind: 'Page' },
  { id: '3', label: 'Spend', kind: 'Page', words: 'cost money' },
  { id: '4', label: 'Search', kind: 'Team' },
];
const found = (typed: string) => matching(ITEMS, typed).map(({ label }) => label);

test('putsWhatBeginsWithTheWordsFirst', () => {
  expect(found('key')).toEqual(['Keys', 'Create a key']);
});

test('findsByEveryWordOfLabelKindAndOtherWords', () => {
  expect(found('page money')).toEqual(['Spend']);
  expect(found('team se')).toEqual(['Search']);
  expect(found('nothing')).toEqual([]);
  expect(found('')).toHaveLength(4);
});
