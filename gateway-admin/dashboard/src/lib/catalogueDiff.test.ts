import { expect, test } from 'vitest';
import type { CatalogueChange } from '@/api/types';
import { changeSentence, valueText } from './catalogueDiff';

const change = (action: string) => ({ action, section: 'models', name: 'm', fields: [] }) as CatalogueChange;

test('countsWhatAFileWouldChange', () => {
  expect(changeSentence([change('create'), change('delete'), change('create')])).toBe('2 added, 1 deleted');
});

test('showsAFieldAsItStandsInTheFile', () => {
  expect(valueText('https://a')).toBe('https://a');
  expect(valueText({ input: '1' })).toBe('{"input":"1"}');
  expect(valueText(null)).toBe('nothing');
});
