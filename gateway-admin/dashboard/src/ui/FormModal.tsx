import { Button, Group, Stack, Text, type MantineSize } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { t } from '@/i18n';
import { Dialog } from './Dialog';
import classes from './FormModal.module.css';
import { Notice } from './Notice';
import type { Submission } from './useSubmit';
import { leavesDialog, useUnsaved } from './useUnsaved';

interface FormModalProps {
  title: string;
  submit: string;
  submission: Submission;
  onClose: () => void;
  size?: MantineSize | number;
  children: ReactNode;
}

/** What is on its way may go on elsewhere. */
const saves = () => false;

/** A form over the page; mounted while it is open. Closing it asks first when something was entered. */
export function FormModal({ title, submit, submission, onClose, size = 560, children }: FormModalProps) {
  const { onSubmit, notice, busy, dirty } = submission;
  const [asking, ask] = useDisclosure(false);
  const leaving = useUnsaved(dirty, busy ? saves : leavesDialog);
  const leave = () => (dirty ? ask.open() : onClose());
  const keep = () => {
    ask.close();
    leaving.reset?.();
  };
  const discard = leaving.proceed ?? onClose;
  return (
    <Dialog onClose={leave} size={size} closeOnClickOutside={false} title={title}>
      <form onSubmit={onSubmit} onInput={keep} noValidate>
        <Stack gap="lg">
          {notice && <Notice>{notice}</Notice>}
          {children}
          {asking || leaving.status === 'blocked' ? (
            <Group justify="space-between" gap="sm" className={classes.footer} role="alert">
              <Text size="sm">{t('Discard what you entered?')}</Text>
              <Group gap="sm">
                <Button variant="default" onClick={keep} autoFocus>
                  {t('Keep editing')}
                </Button>
                <Button color="red" onClick={discard}>
                  {t('Discard')}
                </Button>
              </Group>
            </Group>
          ) : (
            <Group justify="flex-end" gap="sm" className={classes.footer}>
              <Button variant="default" onClick={leave}>
                {t('Cancel')}
              </Button>
              <Button type="submit" loading={busy}>
                {submit}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
