import { Button, Group, Modal, Stack, Text, type MantineSize } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { Notice } from './Notice';

interface FormModalProps {
  opened: boolean;
  title: string;
  /** The sentence above the fields, for what belongs to none of them. */
  notice: string | null;
  submit: string;
  busy: boolean;
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  size?: MantineSize | number;
  children: ReactNode;
}

export function FormModal({ opened, title, notice, submit, busy, onSubmit, onClose, size = 560, children }: FormModalProps) {
  return (
    <Modal opened={opened} onClose={onClose} size={size} title={<Text fw={600}>{title}</Text>}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="lg">
          {notice && <Notice>{notice}</Notice>}
          {children}
          <Group justify="flex-end" gap="sm" mt={4}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
