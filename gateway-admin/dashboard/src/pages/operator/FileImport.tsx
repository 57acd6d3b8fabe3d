import { Button, FileButton, Group, Stack } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiError } from '@/api/problem';
import { t } from '@/i18n';
import { chooseAgain } from '@/ui/chooseAgain';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { useDiscard } from '@/ui/useDiscard';

interface FileImportProps {
  title: string;
  /** What the file's dialog offers. */
  accept: string;
  text: string;
  onText: (text: string) => void;
  error: Error | null;
  busy: boolean;
  /** What would change, once that is known; nothing of it is applied yet. */
  compared?: { changes: readonly unknown[] };
  onCompare: () => void;
  onApply: () => void;
  onBack: () => void;
  onClose: () => void;
  /** Other ways to begin, beside a file. */
  beside?: ReactNode;
  children: ReactNode;
}

/** The dialog of a change that comes as a file: what would change first, then the change itself. */
export function FileImport({ title, accept, text, onText, error, busy, compared, onCompare, onApply, onBack, onClose, beside, children }: FileImportProps) {
  const { leave, keep, question } = useDiscard(text.trim() !== '', busy, onClose);
  return (
    <Dialog onClose={leave} size={760} closeOnClickOutside={false} title={title}>
      <Stack gap="lg" onInput={keep}>
        {children}
        {error && <Notice action={compared && overtaken(error) && <Again busy={busy} onCompare={onCompare} />}>{refusal(error)}</Notice>}
        {question || (
          <Group justify="space-between">
            {compared ? (
              <Button variant="default" onClick={onBack}>
                {t('Back')}
              </Button>
            ) : (
              <Group gap="sm">
                <FileButton accept={accept} inputProps={chooseAgain} onChange={(chosen) => chosen && void chosen.text().then(onText)}>
                  {(props) => (
                    <Button {...props} variant="default" leftSection={<IconFile size={15} stroke={1.7} />}>
                      {t('Choose a file')}
                    </Button>
                  )}
                </FileButton>
                {beside}
              </Group>
            )}
            {compared ? (
              <Button loading={busy} disabled={compared.changes.length === 0} onClick={onApply}>
                {t('Apply')}
              </Button>
            ) : (
              <Button loading={busy} disabled={!text.trim()} onClick={onCompare}>
                {t('Compare')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Dialog>
  );
}

function Again({ busy, onCompare }: { busy: boolean; onCompare: () => void }) {
  return (
    <Button variant="default" size="compact-sm" loading={busy} onClick={onCompare}>
      {t('Compare again')}
    </Button>
  );
}

/** Somebody changed what the file was compared with. */
function overtaken(error: Error): boolean {
  return error instanceof ApiError && error.status === 412;
}

/** With the places in the file that it is about. */
function refusal(error: Error): string {
  if (!(error instanceof ApiError)) return t('This did not work. Try again.');
  if (overtaken(error)) return t('Somebody changed what this was compared with, and nothing was applied. Compare again to see what it would change now.');
  const faults = Object.entries(error.fields);
  return faults.length > 0 ? faults.map(([path, message]) => `${path}: ${message}`).join(' ') : error.message;
}
