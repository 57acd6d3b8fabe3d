import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useForgotPassword } from '@/api/session';
import { t } from '@/i18n';
import { email } from '@/lib/validation';
import { Notice } from '@/ui/Notice';
import { Say } from '@/ui/Say';
import { useSubmit } from '@/ui/useSubmit';
import { TextLink } from '@/ui/links';
import { AuthLayout } from './AuthLayout';

export default function ForgotPassword() {
  const ask = useForgotPassword();
  const [sent, setSent] = useState(false);
  const form = useForm({ initialValues: { email: '' }, validate: { email } });
  const { onSubmit, notice, busy } = useSubmit(
    form,
    ({ email }) => ask.mutateAsync(email.trim()),
    () => setSent(true),
  );
  return (
    <AuthLayout title={t('Forgot your password?')} description={t('We send you a link to choose a new one.')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {notice && <Notice>{notice}</Notice>}
          {sent ? (
            <Text role="status">
              <Say message="If {email} has an account, a letter is on its way. Its link works for an hour." email={<strong>{form.values.email.trim()}</strong>} />
            </Text>
          ) : (
            <>
              <TextInput label={t('E-mail')} type="email" autoComplete="email" autoFocus {...form.getInputProps('email')} />
              <Button type="submit" size="md" fullWidth mt={6} loading={busy}>
                {t('Send the link')}
              </Button>
            </>
          )}
          <Text size="sm" ta="center">
            <TextLink to="/login" size="sm" underline="always">
              {t('Back to log in')}
            </TextLink>
          </Text>
        </Stack>
      </form>
    </AuthLayout>
  );
}
