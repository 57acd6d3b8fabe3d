import { Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ApiError } from '@/api/problem';
import { t } from '@/i18n';
import { Dialog } from './Dialog';
import { Notice } from './Notice';

interface ConfirmProps {
  opened: boolean;
  title: string;
  children: ReactNode;
  /** What the button does: `Revoke key`. */
  action: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks once before what cannot be taken back, and stays open with the reason when it fails. */
export function Confirm({ opened, title, children, action, danger = false, onConfirm, onClose }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const close = () => {
    setFailure(null);
    onClose();
  };
  const confirm = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setFailure(error instanceof ApiError ? error.message : t('This did not work. Try again.'));
    } finally {
      setBusy(false);
    }
  };
  if (!opened) return null;
  return (
    <Dialog onClose={close} title={title} size={440}>
      <Stack gap="lg">
        <Text c="dimmed">{children}</Text>
        {failure && <Notice>{failure}</Notice>}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close} data-autofocus={danger || undefined}>
            {t('Cancel')}
          </Button>
          <Button color={danger ? 'red' : undefined} loading={busy} onClick={() => void confirm()} data-autofocus={!danger || undefined}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
