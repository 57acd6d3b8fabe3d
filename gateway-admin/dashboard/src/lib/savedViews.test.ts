import { expect, test } from 'vitest';
import { forgetView, parse, saveView, views } from './savedViews';

test('keepsViewsByNameEvenWhereNothingCanBeStored', () => {
  saveView('here', { name: 'b', search: { by: 'team' } });
  saveView('here', { name: 'a', search: {} });
  saveView('here', { name: 'b', search: { by: 'model' } });

  expect(views('here')).toEqual([
    { name: 'a', search: {} },
    { name: 'b', search: { by: 'model' } },
  ]);
  expect(views('elsewhere')).toEqual([]);

  forgetView('here', 'a');
  expect(views('here').map(({ name }) => name)).toEqual(['b']);
});

test.each([['not json'], ['{"name":"x"}'], ['[{"name":""},{"search":{}},null,7]'], [null]])('readsNothingFrom %s', (text) => {
  expect(parse(text)).toEqual([]);
});
