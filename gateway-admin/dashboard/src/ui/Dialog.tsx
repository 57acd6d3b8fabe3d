import { Modal, Text, type ModalProps } from '@mantine/core';
import { useFocusBack } from './useFocusBack';

interface DialogProps extends Omit<ModalProps, 'opened' | 'title'> {
  title: string;
}

/** Over the page, and mounted while it is open. */
export function Dialog({ title, ...props }: DialogProps) {
  useFocusBack();
  return <Modal opened title={<Text fw={600}>{title}</Text>} {...props} />;
}
