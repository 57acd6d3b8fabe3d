import { Button, Group, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { ApiError } from '@/api/problem';
import { t } from '@/i18n';
import { UNDO_MS, idsWaiting, later, runAll, takeBack, whenWaiting } from '@/lib/later';
import { toast } from './toast';

window.addEventListener('pagehide', runAll);

/** Deletes in a few seconds, and until then offers to take it back; {@link useKept} hides the row meanwhile. */
export function deleteLater(id: string, said: string, run: () => Promise<unknown>): void {
  later(id, run, (error) => toast(error instanceof ApiError ? error.message : t('This did not work. Try again.')));
  const undo = (close: () => void) => {
    takeBack(id);
    close();
  };
  toast(said, {
    forMs: UNDO_MS,
    content: (close) => (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{said}</Text>
        <Button size="compact-sm" variant="default" onClick={() => undo(close)}>
          {t('Undo')}
        </Button>
      </Group>
    ),
  });
}

/** The rows without those that are about to be deleted. */
export function useKept<T>(rows: readonly T[] | undefined, idOf: (row: T) => string): T[] | undefined {
  const gone = useSyncExternalStore(whenWaiting, idsWaiting);
  return rows?.filter((row) => !gone.has(idOf(row)));
}
