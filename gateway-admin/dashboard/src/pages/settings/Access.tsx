import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useChangePassword, useLogoutEverywhere } from '@/api/session';
import { t } from '@/i18n';
import { password, required } from '@/lib/validation';
import { Confirm } from '@/ui/Confirm';
import { FormModal } from '@/ui/FormModal';
import { StrengthBar } from '@/ui/StrengthBar';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

/** How the person gets in, and how they put everyone else out. */
export function Access() {
  const [changing, change] = useDisclosure(false);
  const [leaving, leave] = useDisclosure(false);
  const logout = useLogoutEverywhere();
  const go = async () => {
    await logout.mutateAsync();
    window.location.replace('/login');
  };
  return (
    <Group gap="sm" mt="lg">
      <Button variant="default" size="xs" onClick={change.open}>
        {t('Change password')}
      </Button>
      <Button variant="default" size="xs" onClick={leave.open}>
        {t('Log out everywhere')}
      </Button>
      {changing && <PasswordForm onClose={change.close} />}
      <Confirm opened={leaving} title={t('Log out everywhere?')} action={t('Log out')} danger onConfirm={go} onClose={leave.close}>
        {t('Every session of yours ends, on this and every other machine. API tokens go on.')}
      </Confirm>
    </Group>
  );
}

function PasswordForm({ onClose }: { onClose: () => void }) {
  const change = useChangePassword();
  const form = useForm({
    initialValues: { current_password: '', password: '' },
    validate: { current_password: required(t('your password')), password },
  });
  const submission = useSubmit(
    form,
    (values) => change.mutateAsync(values),
    () => {
      toast(t('Your password was changed.'));
      onClose();
    },
  );
  return (
    <FormModal title={t('Change password')} submit={t('Change password')} submission={submission} onClose={onClose} size={440}>
      <Stack gap="md">
        <PasswordInput label={t('Current password')} autoComplete="current-password" data-autofocus {...form.getInputProps('current_password')} />
        <div>
          <PasswordInput label={t('New password')} autoComplete="new-password" {...form.getInputProps('password')} />
          {!form.errors['password'] && <StrengthBar password={form.values.password} />}
        </div>
      </Stack>
    </FormModal>
  );
}
