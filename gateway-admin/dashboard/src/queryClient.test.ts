import { MutationObserver, onlineManager } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { queryClient } from './queryClient';

afterEach(() => onlineManager.setOnline(true));

test('asksWhereTheBrowserThinksThatItIsOffline', async () => {
  onlineManager.setOnline(false);

  await expect(queryClient.fetchQuery({ queryKey: ['spend'], queryFn: () => Promise.resolve('asked') })).resolves.toBe('asked');
  await expect(new MutationObserver(queryClient, { mutationFn: () => Promise.resolve('done') }).mutate()).resolves.toBe('done');
});
