import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { t } from '@/i18n';
import classes from './FormModal.module.css';
import { leavesDialog, useUnsaved } from './useUnsaved';

interface Discard {
  /** Closes the dialog, or asks first. */
  leave: () => void;
  /** Goes on with what was entered. */
  keep: () => void;
  /** In the place of the dialog's buttons, while it is asked. */
  question: ReactNode;
}

/** What is on its way may go on elsewhere. */
const saves = () => false;

/** Asks before a dialog is left in which something was entered. */
export function useDiscard(dirty: boolean, busy: boolean, onClose: () => void): Discard {
  const [asking, ask] = useDisclosure(false);
  const leaving = useUnsaved(dirty, busy ? saves : leavesDialog);
  const keep = () => {
    ask.close();
    leaving.reset?.();
  };
  const isAsked = asking || leaving.status === 'blocked';
  return {
    leave: () => (dirty ? ask.open() : onClose()),
    keep,
    question: isAsked && <Question onKeep={keep} onDiscard={leaving.proceed ?? onClose} />,
  };
}

function Question({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  return (
    <Group justify="space-between" gap="sm" className={classes.footer} role="alert">
      <Text size="sm">{t('Discard what you entered?')}</Text>
      <Group gap="sm">
        <Button variant="default" onClick={onKeep} autoFocus>
          {t('Keep editing')}
        </Button>
        <Button color="red" onClick={onDiscard}>
          {t('Discard')}
        </Button>
      </Group>
    </Group>
  );
}
