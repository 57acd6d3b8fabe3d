import { Select, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRotateKey } from '@/api/keys';
import type { IssuedKey, Key } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { FormModal } from '@/ui/FormModal';
import { useSubmit } from '@/ui/useSubmit';

const GRACES = inLanguage(() => [
  { value: '0', label: t('Not any more') },
  { value: '3600', label: t('For one hour') },
  { value: '86400', label: t('For one day') },
  { value: '604800', label: t('For seven days') },
]);

/** Gives a key a new secret; the old one may go on working for a while. Mounted while it is open. */
export function RotateKey({ subject, onRotated, onClose }: { subject: Key; onRotated: (issued: IssuedKey, grace: number) => void; onClose: () => void }) {
  const rotate = useRotateKey();
  const form = useForm({ initialValues: { grace_seconds: '0' } });
  const submission = useSubmit(
    form,
    ({ grace_seconds }) => rotate.mutateAsync({ id: subject.id, grace: Number(grace_seconds) }),
    (issued) => {
      onRotated(issued, Number(form.values.grace_seconds));
      onClose();
    },
  );
  return (
    <FormModal title={t('Rotate {name}?', { name: subject.name })} submit={t('Rotate key')} submission={{ ...submission, dirty: false }} onClose={onClose} size={440}>
      <Text c="dimmed">{t('The key keeps its name, team and limits and gets a new secret.')}</Text>
      <Select label={t('The old secret works')} data={GRACES()} {...form.getInputProps('grace_seconds')} />
    </FormModal>
  );
}
