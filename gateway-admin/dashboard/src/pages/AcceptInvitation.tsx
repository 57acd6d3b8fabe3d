import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { offerQuery } from '@/api/members';
import { meQuery, startAfresh, useAcceptInvitation, useSignUp } from '@/api/session';
import type { InvitationOffer, Person } from '@/api/types';
import { t } from '@/i18n';
import { roleName } from '@/lib/roles';
import { email, password, required } from '@/lib/validation';
import { LoadFailure, Notice } from '@/ui/Notice';
import { StrengthBar } from '@/ui/StrengthBar';
import { useLinkSecret } from '@/ui/useLinkSecret';
import { useSubmit } from '@/ui/useSubmit';
import { TextLink } from '@/ui/links';
import { AuthLayout } from './AuthLayout';
import { LetterSentText } from './LetterSent';
import { LoginProviders } from './LoginProviders';

/** Where the secret waits while its reader logs in: in this tab alone, and in no address that a server could see. */
const WAITING = 'tollgate.invitation';

function useInvitationSecret(): string {
  const ofLink = useLinkSecret();
  const [waiting] = useState(() => sessionStorage.getItem(WAITING) ?? '');
  return ofLink || waiting;
}

/** Where the link of an invitation leads: whoever is signed in joins, and whoever is not makes an account first. */
export default function AcceptInvitation() {
  const secret = useInvitationSecret();
  const { data: offer, error } = useQuery(offerQuery(secret));
  const { data: person, isPending } = useQuery(meQuery);
  const title = offer ? t('Join {name}', { name: offer.organization.name }) : t('Your invitation');
  const description = offer ? t('{inviter} invites you as {role}.', { inviter: offer.invited_by, role: roleName(offer.role).toLowerCase() }) : error ? '' : t('One moment.');
  return (
    <AuthLayout title={title} description={description}>
      {error && <LoadFailure error={error} />}
      {offer && !isPending && (person ? <Join secret={secret} person={person} /> : <Register secret={secret} offer={offer} />)}
    </AuthLayout>
  );
}

function Join({ secret, person }: { secret: string; person: Person }) {
  const accept = useAcceptInvitation();
  const join = async () => {
    await accept.mutateAsync(secret);
    sessionStorage.removeItem(WAITING);
    startAfresh();
  };
  return (
    <Stack gap="md">
      {accept.error && <Notice>{accept.error.message}</Notice>}
      <Button size="md" fullWidth loading={accept.isPending} onClick={() => void join().catch(() => {})}>
        {t('Join as {email}', { email: person.user.email })}
      </Button>
      <Text size="sm" c="dimmed" ta="center">
        {t('Not you? Log out first, then open the link again.')}
      </Text>
    </Stack>
  );
}

function Register({ secret, offer }: { secret: string; offer: InvitationOffer }) {
  const signUp = useSignUp();
  const [sent, setSent] = useState(false);
  const form = useForm({
    initialValues: { name: '', email: offer.email ?? '', password: '' },
    validate: { name: required(t('your name')), email, password },
  });
  const { onSubmit, notice, busy } = useSubmit(
    form,
    (values) => signUp.mutateAsync({ name: values.name.trim(), email: values.email.trim(), password: values.password, invitation: secret }),
    (person) => (person ? startAfresh() : setSent(true)),
  );
  if (sent) return <LetterSentText to={form.values.email.trim()} />;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        {notice && <Notice>{notice}</Notice>}
        <TextInput label={t('Your name')} autoComplete="name" autoFocus {...form.getInputProps('name')} />
        <TextInput label={t('E-mail')} type="email" autoComplete="email" readOnly={offer.email !== null} {...form.getInputProps('email')} />
        <div>
          <PasswordInput label={t('Password')} autoComplete="new-password" {...form.getInputProps('password')} />
          {!form.errors['password'] && <StrengthBar password={form.values.password} />}
        </div>
        <Button type="submit" size="md" fullWidth mt={6} loading={busy}>
          {t('Create account and join')}
        </Button>
        <LoginProviders verb={t('Join by')} invitation={secret} />
        <Text size="sm" c="dimmed" ta="center">
          {t('Have an account?')}{' '}
          <TextLink
            to="/login"
            search={{ next: '/accept-invitation' }}
            onClick={() => sessionStorage.setItem(WAITING, secret)}
            size="sm"
            underline="always"
          >
            {t('Log in to join')}
          </TextLink>
        </Text>
      </Stack>
    </form>
  );
}
