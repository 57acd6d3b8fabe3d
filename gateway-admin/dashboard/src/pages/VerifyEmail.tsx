import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { startAfresh, useVerifyEmail } from '@/api/session';
import { t } from '@/i18n';
import { required } from '@/lib/validation';
import { Notice } from '@/ui/Notice';
import { useLinkSecret } from '@/ui/useLinkSecret';
import { useSubmit } from '@/ui/useSubmit';
import { AuthLayout } from './AuthLayout';

/** Where the link of a sign-up's letter leads. */
export default function VerifyEmail() {
  const secret = useLinkSecret();
  const verify = useVerifyEmail();
  const form = useForm({ initialValues: { password: '' }, validate: { password: required(t('your password')) } });
  const { onSubmit, notice, busy } = useSubmit(form, ({ password }) => verify.mutateAsync({ secret, password }), startAfresh);
  return (
    <AuthLayout title={t('Confirm your e-mail address')} description={t('Enter the password you chose when you signed up.')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {notice && <Notice>{notice}</Notice>}
          <PasswordInput label={t('Password')} autoComplete="current-password" autoFocus {...form.getInputProps('password')} />
          <Button type="submit" size="md" fullWidth mt={6} loading={busy}>
            {t('Confirm and log in')}
          </Button>
        </Stack>
      </form>
    </AuthLayout>
  );
}
