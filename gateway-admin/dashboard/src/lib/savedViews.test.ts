import { afterEach, expect, test, vi } from 'vitest';
import { changedElsewhere, forgetView, parse, saveView, views } from './savedViews';

afterEach(() => vi.unstubAllGlobals());

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

test('keepsWhatWasSavedInAnotherTab', () => {
  const storage = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => storage.get(key) ?? null, setItem: (key: string, value: string) => storage.set(key, value) });
  saveView('shared', { name: 'mine', search: {} });
  storage.set('shared', '[{"name":"mine","search":{}},{"name":"theirs","search":{}}]');

  changedElsewhere('shared');
  saveView('shared', { name: 'new', search: {} });

  expect(views('shared').map(({ name }) => name)).toEqual(['mine', 'new', 'theirs']);
});

test.each([['not json'], ['{"name":"x"}'], ['[{"name":""},{"search":{}},null,7]'], [null]])('readsNothingFrom %s', (text) => {
  expect(parse(text)).toEqual([]);
});
