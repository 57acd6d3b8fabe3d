import { expect, test } from 'vitest';
import { errorUnder, within } from './within';

test('aPartOfAFormKeepsItsOwnPaths', () => {
  const asked: string[] = [];
  const form = {
    values: { name: 'Search', inner: { budgets: [1] } },
    errors: { name: 'Enter a name.', 'inner.budgets.0.amount': 'Enter an amount.' },
    getInputProps: (path: string) => ({ path }),
    insertListItem: (path: string) => void asked.push(`insert ${path}`),
    removeListItem: (path: string, index: number) => void asked.push(`remove ${path} ${index}`),
  };

  const part = within(form, 'inner');
  part.insertListItem('budgets', 2);
  part.removeListItem('budgets', 0);

  expect(part.values.budgets).toEqual([1]);
  expect(part.errors).toEqual({ 'budgets.0.amount': 'Enter an amount.' });
  expect(part.getInputProps('budgets.0.amount')).toEqual({ path: 'inner.budgets.0.amount' });
  expect(asked).toEqual(['insert inner.budgets', 'remove inner.budgets 0']);
});

test('aFieldSaysWhatIsWrongInsideIt', () => {
  expect(errorUnder({ 'tags.env': 'Too long.' }, 'tags')).toBe('Too long.');
  expect(errorUnder({ tags: 'Too many.' }, 'tags')).toBe('Too many.');
  expect(errorUnder({ tagged: 'Not here.' }, 'tags')).toBeUndefined();
});
