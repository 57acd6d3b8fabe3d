import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { optionsQuery, useLogin } from '@/api/session';
import { t } from '@/i18n';
import { email, required } from '@/lib/validation';
import { Notice } from '@/ui/Notice';
import { useSubmit } from '@/ui/useSubmit';
import { TextLink } from '@/ui/links';
import { AuthLayout } from './AuthLayout';
import { LoginProviders, problemInWords } from './LoginProviders';

const EMPTY = { email: '', password: '' };

export default function Login() {
  const { next, ended, problem } = useSearch({ from: '/login' });
  const navigate = useNavigate();
  const login = useLogin();
  const { data: options } = useQuery(optionsQuery);
  const form = useForm({ initialValues: EMPTY, validate: { email, password: required(t('your password')) } });

  const { onSubmit, notice, busy } = useSubmit(
    form,
    ({ email, password }) => login.mutateAsync({ email: email.trim(), password }),
    () => navigate({ to: next ?? '/' }),
  );

  return (
    <AuthLayout title={t('Log in')} description={t('Welcome back.')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {ended && !notice && <Notice>{t('Your session has ended. Log in to go on where you were.')}</Notice>}
          {problem && !notice && <Notice>{problemInWords(problem)}</Notice>}
          {notice && <Notice>{notice}</Notice>}
          <TextInput label={t('E-mail')} type="email" autoComplete="email" autoFocus {...form.getInputProps('email')} />
          <PasswordInput label={t('Password')} autoComplete="current-password" {...form.getInputProps('password')} />
          <Button type="submit" size="md" fullWidth mt={6} loading={busy}>
            {t('Log in')}
          </Button>
          <LoginProviders />
          {options?.mail && (
            <Text size="sm" ta="center">
              <TextLink to="/forgot-password" size="sm" underline="always">
                {t('Forgot your password?')}
              </TextLink>
            </Text>
          )}
          {options?.sign_up !== 'closed' && options?.sign_up !== 'invite' && (
            <Text size="sm" c="dimmed" ta="center">
              {t('New here?')}{' '}
              <TextLink to="/sign-up" size="sm" underline="always">
                {t('Create an account')}
              </TextLink>
            </Text>
          )}
        </Stack>
      </form>
    </AuthLayout>
  );
}
