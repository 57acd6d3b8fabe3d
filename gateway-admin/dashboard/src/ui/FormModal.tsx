import { Button, Group, Stack, type MantineSize } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '@/i18n';
import { Dialog } from './Dialog';
import classes from './FormModal.module.css';
import { Notice } from './Notice';
import { useDiscard } from './useDiscard';
import type { Submission } from './useSubmit';

interface FormModalProps {
  title: string;
  submit: string;
  submission: Submission;
  onClose: () => void;
  size?: MantineSize | number;
  children: ReactNode;
}

/** A form over the page; mounted while it is open. Closing it asks first when something was entered. */
export function FormModal({ title, submit, submission, onClose, size = 560, children }: FormModalProps) {
  const { onSubmit, notice, busy, dirty } = submission;
  const { leave, keep, question } = useDiscard(dirty, busy, onClose);
  return (
    <Dialog onClose={leave} size={size} closeOnClickOutside={false} title={title}>
      <form onSubmit={onSubmit} onInput={keep} noValidate>
        <Stack gap="lg">
          {notice && <Notice>{notice}</Notice>}
          {children}
          {question || (
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
