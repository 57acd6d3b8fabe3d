import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { forForm } from '@/api/problem';
import { useLogin } from '@/api/session';
import { email, required } from '@/lib/validation';
import { Notice } from '@/ui/Notice';
import { AuthLayout } from './AuthLayout';

const EMPTY = { email: '', password: '' };

export default function Login() {
  const { next } = useSearch({ from: '/login' });
  const navigate = useNavigate();
  const login = useLogin();
  const [notice, setNotice] = useState<string | null>(null);
  const form = useForm({ initialValues: EMPTY, validate: { email, password: required('your password') } });

  const submit = form.onSubmit(async (values) => {
    setNotice(null);
    try {
      await login.mutateAsync({ email: values.email.trim(), password: values.password });
      await navigate({ to: next ?? '/' });
    } catch (error) {
      const { fields, notice } = forForm(error, Object.keys(EMPTY));
      form.setErrors(fields);
      setNotice(notice);
    }
  });

  return (
    <AuthLayout title="Log in" description="Welcome back.">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {notice && <Notice>{notice}</Notice>}
          <TextInput label="E-mail" type="email" autoComplete="email" autoFocus {...form.getInputProps('email')} />
          <PasswordInput label="Password" autoComplete="current-password" {...form.getInputProps('password')} />
          <Button type="submit" size="md" fullWidth mt={6} loading={login.isPending}>
            Log in
          </Button>
          <Text size="sm" c="dimmed" ta="center">
            New here?{' '}
            <Anchor component={Link} to="/sign-up" size="sm">
              Create an account
            </Anchor>
          </Text>
        </Stack>
      </form>
    </AuthLayout>
  );
}
