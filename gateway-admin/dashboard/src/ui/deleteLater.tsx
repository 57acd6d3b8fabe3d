import { Button, Group, Text } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { ApiError } from '@/api/problem';
import { t } from '@/i18n';
import { idsWaiting, later, runAll, takeBack, whenWaiting } from '@/lib/later';
import { toast, toastUntilClosed } from './toast';

window.addEventListener('pagehide', runAll);

/** Deletes in a few seconds, and until then offers to take it back; {@link useKept} hides the row meanwhile. */
export function deleteLater(id: string, said: string, run: () => Promise<unknown>): void {
  later(id, run, (error) => toast(error instanceof ApiError ? error.message : t('This did not work. Try again.')));
  toastUntilClosed((close) => <Undo id={id} said={said} close={close} />);
}

/** The rows without those that are about to be deleted. */
export function useKept<T>(rows: readonly T[] | undefined, idOf: (row: T) => string): T[] | undefined {
  const gone = useWaiting();
  return rows?.filter((row) => !gone.has(idOf(row)));
}

/** Goes when there is nothing left to take back. */
function Undo({ id, said, close }: { id: string; said: string; close: () => void }) {
  const waits = useWaiting().has(id);
  useEffect(() => {
    if (!waits) close();
  }, [waits, close]);
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{said}</Text>
      <Button size="compact-sm" variant="default" onClick={() => takeBack(id)}>
        {t('Undo')}
      </Button>
    </Group>
  );
}

function useWaiting(): ReadonlySet<string> {
  return useSyncExternalStore(whenWaiting, idsWaiting);
}
