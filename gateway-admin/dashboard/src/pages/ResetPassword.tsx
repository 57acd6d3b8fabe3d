import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useResetPassword } from '@/api/session';
import { t } from '@/i18n';
import { password } from '@/lib/validation';
import { Notice } from '@/ui/Notice';
import { StrengthBar } from '@/ui/StrengthBar';
import { useLinkSecret } from '@/ui/useLinkSecret';
import { useSubmit } from '@/ui/useSubmit';
import { TextLink } from '@/ui/links';
import { AuthLayout } from './AuthLayout';

/** Where the link of a letter to somebody who forgot their password leads. */
export default function ResetPassword() {
  const secret = useLinkSecret();
  const reset = useResetPassword();
  const [done, setDone] = useState(false);
  const form = useForm({ initialValues: { password: '' }, validate: { password } });
  const { onSubmit, notice, busy } = useSubmit(
    form,
    ({ password }) => reset.mutateAsync({ secret, password }),
    () => setDone(true),
  );
  return (
    <AuthLayout title={t('Choose a new password')} description={t('You are logged out everywhere when it changes.')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {notice && <Notice>{notice}</Notice>}
          {done ? (
            <Text role="status">{t('Your password was changed.')}</Text>
          ) : (
            <>
              <div>
                <PasswordInput label={t('New password')} autoComplete="new-password" autoFocus {...form.getInputProps('password')} />
                {!form.errors['password'] && <StrengthBar password={form.values.password} />}
              </div>
              <Button type="submit" size="md" fullWidth mt={6} loading={busy}>
                {t('Change password')}
              </Button>
            </>
          )}
          <Text size="sm" ta="center">
            <TextLink to="/login" size="sm" underline="always">
              {done ? t('Log in') : t('Back to log in')}
            </TextLink>
          </Text>
        </Stack>
      </form>
    </AuthLayout>
  );
}
