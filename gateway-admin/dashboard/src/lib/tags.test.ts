import { expect, test } from 'vitest';
import { checkTags, tagTexts, tagsOf } from './tags';

test('tagsAreReadAsTheyAreTypedAndWrittenSo', () => {
  expect(tagsOf(['env=production', 'cost center = 12=a'])).toEqual({ env: 'production', 'cost center': '12=a' });
  expect(tagTexts({ env: 'production' })).toEqual(['env=production']);
});

test('aTagWithoutAValueIsNamed', () => {
  expect(checkTags(['env=production', 'blue'])).toBe('Write “blue” as name=value, such as env=production.');
  expect(checkTags([])).toBeNull();
});
