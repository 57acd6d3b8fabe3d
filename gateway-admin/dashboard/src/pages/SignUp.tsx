import { Anchor, Button, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { forForm } from '@/api/problem';
import { useSignUp } from '@/api/session';
import { email, password, required } from '@/lib/validation';
import { Notice } from '@/ui/Notice';
import { StrengthBar } from '@/ui/StrengthBar';
import { AuthLayout } from './AuthLayout';

const EMPTY = { name: '', organization: '', email: '', password: '' };

export default function SignUp() {
  const navigate = useNavigate();
  const signUp = useSignUp();
  const [notice, setNotice] = useState<string | null>(null);
  const form = useForm({
    initialValues: EMPTY,
    validate: { name: required('your name'), organization: required('a name for your organization'), email, password },
  });

  const submit = form.onSubmit(async (values) => {
    setNotice(null);
    try {
      const { name, organization } = values;
      await signUp.mutateAsync({ ...values, name: name.trim(), organization: organization.trim(), email: values.email.trim() });
      await navigate({ to: '/' });
    } catch (error) {
      const { fields, notice } = forForm(error, Object.keys(EMPTY));
      form.setErrors(fields);
      setNotice(notice);
    }
  });

  return (
    <AuthLayout title="Create your account" description="From here to your first call takes about two minutes.">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {notice && <Notice>{notice}</Notice>}
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextInput label="Your name" autoComplete="name" autoFocus {...form.getInputProps('name')} />
            <TextInput label="Organization" autoComplete="organization" {...form.getInputProps('organization')} />
          </SimpleGrid>
          <TextInput label="E-mail" type="email" autoComplete="email" {...form.getInputProps('email')} />
          <div>
            <PasswordInput label="Password" autoComplete="new-password" {...form.getInputProps('password')} />
            <StrengthBar password={form.values.password} />
          </div>
          <Button type="submit" size="md" fullWidth mt={6} loading={signUp.isPending}>
            Create account
          </Button>
          <Text size="sm" c="dimmed" ta="center">
            Have an account?{' '}
            <Anchor component={Link} to="/login" size="sm">
              Log in
            </Anchor>
          </Text>
        </Stack>
      </form>
    </AuthLayout>
  );
}
