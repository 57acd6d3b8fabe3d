import { Button, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSignUp } from '@/api/session';
import { t } from '@/i18n';
import { email, password, required } from '@/lib/validation';
import { Notice } from '@/ui/Notice';
import { StrengthBar } from '@/ui/StrengthBar';
import { useSubmit } from '@/ui/useSubmit';
import { TextLink } from '@/ui/links';
import { AuthLayout } from './AuthLayout';
import { LetterSent } from './LetterSent';

const EMPTY = { name: '', organization: '', email: '', password: '' };

export default function SignUp() {
  const navigate = useNavigate();
  const signUp = useSignUp();
  const [sent, setSent] = useState(false);
  const form = useForm({
    initialValues: EMPTY,
    validate: { name: required(t('your name')), organization: required(t('a name for your organization')), email, password },
  });

  const { onSubmit, notice, busy } = useSubmit(
    form,
    (values) =>
      signUp.mutateAsync({
        name: values.name.trim(),
        organization: values.organization.trim(),
        email: values.email.trim(),
        password: values.password,
      }),
    (person) => (person ? navigate({ to: '/' }) : setSent(true)),
  );

  if (sent) return <LetterSent to={form.values.email.trim()} />;
  return (
    <AuthLayout title={t('Create your account')} description={t('From here to your first call takes about two minutes.')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {notice && <Notice>{notice}</Notice>}
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextInput label={t('Your name')} autoComplete="name" autoFocus {...form.getInputProps('name')} />
            <TextInput label={t('Organization')} autoComplete="organization" {...form.getInputProps('organization')} />
          </SimpleGrid>
          <TextInput label={t('E-mail')} type="email" autoComplete="email" {...form.getInputProps('email')} />
          <div>
            <PasswordInput label={t('Password')} autoComplete="new-password" {...form.getInputProps('password')} />
            {!form.errors['password'] && <StrengthBar password={form.values.password} />}
          </div>
          <Button type="submit" size="md" fullWidth mt={6} loading={busy}>
            {t('Create account')}
          </Button>
          <Text size="sm" c="dimmed" ta="center">
            {t('Have an account?')}{' '}
            <TextLink to="/login" size="sm" underline="always">
              {t('Log in')}
            </TextLink>
          </Text>
        </Stack>
      </form>
    </AuthLayout>
  );
}
