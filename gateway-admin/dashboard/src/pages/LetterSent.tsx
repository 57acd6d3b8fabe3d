import { Text } from '@mantine/core';
import { AuthLayout } from './AuthLayout';

/** After a sign-up that must be confirmed. */
export function LetterSent({ to }: { to: string }) {
  return (
    <AuthLayout title="Check your mail" description="One step is left.">
      <LetterSentText to={to} />
    </AuthLayout>
  );
}

export function LetterSentText({ to }: { to: string }) {
  return (
    <Text role="status">
      We sent a letter to <strong>{to}</strong>. Open its link within a day, and enter the password you chose, to finish.
    </Text>
  );
}
