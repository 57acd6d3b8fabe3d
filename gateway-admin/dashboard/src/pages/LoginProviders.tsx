import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { loginProvidersQuery } from '@/api/session';
import { inLanguage, t } from '@/i18n';

interface LoginProvidersProps {
  verb?: string;
  /** The secret of the invitation that the login accepts. */
  invitation?: string;
}

/** Buttons of the services that people may log in by; nothing where there are none. */
export function LoginProviders({ verb = t('Continue with'), invitation }: LoginProvidersProps) {
  const { data: providers = [] } = useQuery(loginProvidersQuery);
  if (providers.length === 0) return null;
  const query = invitation ? `?invitation=${encodeURIComponent(invitation)}` : '';
  return (
    <Stack gap="sm" mt="sm">
      {providers.map((provider) => (
        <Button key={provider.name} component="a" href={provider.login_url + query} variant="default" fullWidth>
          {verb} {provider.display_name}
        </Button>
      ))}
    </Stack>
  );
}

const PROBLEMS = inLanguage((): Record<string, string> => ({
  email_not_verified: t('The service knows of no confirmed e-mail address of yours. Confirm it there, and try again.'),
  log_in_first:
    t('An account has this e-mail address, which was never confirmed here. Log in with its password; then use the button under Settings, and from then on this one works.'),
  forbidden: t('Signing up is not open to everybody here. Ask for an invitation, and sign up with its link first.'),
  too_many_requests: t('Too many sign-ups came from your address. Try again in an hour.'),
  invitation_for_another: t('That invitation is for another e-mail address. Log in with that one, or ask for an invitation of your own.'),
  invitation_not_found: t('That invitation was used or revoked, or has expired. Ask for another.'),
  login_refused: t('The service did not log you in. Try again.'),
}));

/** What came of a login by another service, in words. */
export function problemInWords(problem: string): string {
  return PROBLEMS()[problem] ?? PROBLEMS()['login_refused'] ?? problem;
}
