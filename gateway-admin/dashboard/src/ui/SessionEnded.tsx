import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { startAfresh, useLoginAgain, useMe, useSessionIsBack } from '@/api/session';
import { t } from '@/i18n';
import { giveUp, resume } from '@/lib/unsaved';
import { required } from '@/lib/validation';
import { Dialog } from './Dialog';
import { Notice } from './Notice';
import { useSubmit } from './useSubmit';

const stay = () => {};

/** Over what is not saved, when the session has ended: it is begun again, and the page goes on where it was. */
export default function SessionEnded() {
  const { user } = useMe();
  const again = useLoginAgain();
  const isBack = useSessionIsBack();
  useEffect(() => {
    if (isBack) resume();
  }, [isBack]);
  const form = useForm({ initialValues: { password: '' }, validate: { password: required(t('your password')) } });
  const { onSubmit, notice, busy } = useSubmit(form, ({ password }) => again.mutateAsync(password), resume);
  const leave = () => {
    giveUp();
    startAfresh();
  };
  return (
    <Dialog onClose={stay} closeOnEscape={false} closeOnClickOutside={false} withCloseButton={false} size={440} title={t('Your session has ended')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="lg">
          <Text size="sm" c="dimmed">
            {t('What you entered is still here. Log in as {email} to go on, here or in another tab.', { email: user.email })}
          </Text>
          {notice && <Notice>{notice}</Notice>}
          <PasswordInput label={t('Password')} autoComplete="current-password" data-autofocus {...form.getInputProps('password')} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={leave}>
              {t('Discard and leave')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('Log in')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
