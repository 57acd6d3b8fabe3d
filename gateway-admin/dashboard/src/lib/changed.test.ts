import { expect, test } from 'vitest';
import { changed } from './changed';

test('namesOnlyWhatIsOtherThanBefore', () => {
  const before = { name: 'Search', budgets: [{ amount: '5', window: 'day' }], allowed_models: null, tags: { env: 'prod' } };

  expect(changed<object>(before, { ...before, name: 'Find', budgets: [{ amount: '5', window: 'day' }], allowed_models: ['m'] })).toEqual({ name: 'Find', allowed_models: ['m'] });
  expect(changed(before, { ...before, tags: {} as typeof before.tags })).toEqual({ tags: {} });
  expect(changed(before, before)).toEqual({});
});
