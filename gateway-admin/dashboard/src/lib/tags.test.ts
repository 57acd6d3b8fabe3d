import { expect, test } from 'vitest';
import { checkTags, tagTexts, tagsOf } from './tags';

test('tagsAreReadAsTheyAreTypedAndWrittenSo', () => {
  expect(tagsOf(['env=production', 'cost-center = 12=a'])).toEqual({ env: 'production', 'cost-center': '12=a' });
  expect(tagTexts({ env: 'production' })).toEqual(['env=production']);
});

test('aTagWithoutAValueIsNamed', () => {
  expect(checkTags(['env=production', 'blue'])).toBe('Write “blue” as name=value, such as env=production.');
  expect(checkTags(['env='])).toBe('Write “env=” as name=value, such as env=production.');
  expect(checkTags([])).toBeNull();
});

test('aNameThatTheApiWouldRefuseIsNamed', () => {
  expect(checkTags(['cost center=12'])).toContain('“cost center” is no name of a tag');
  expect(checkTags(['cost-center=12 ¥', 'a.b_c=1'])).toBeNull();
});

test('noValueGivesWayToAnotherUnsaid', () => {
  expect(checkTags(['env=production', 'env =staging'])).toContain('“env” is here twice');
});
