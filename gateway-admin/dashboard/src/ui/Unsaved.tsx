import { t } from '@/i18n';
import { Confirm } from './Confirm';
import { leavesPage, useUnsaved } from './useUnsaved';

/** Asks before a page is left with what was changed on it. */
export function Unsaved({ dirty }: { dirty: boolean }) {
  const { status, proceed, reset } = useUnsaved(dirty, leavesPage);
  return (
    <Confirm
      opened={status === 'blocked'}
      title={t('Leave without saving?')}
      action={t('Leave without saving')}
      danger
      onConfirm={async () => proceed?.()}
      onClose={() => reset?.()}
    >
      {t('What you changed here is lost then.')}
    </Confirm>
  );
}
