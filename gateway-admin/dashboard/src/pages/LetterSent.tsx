import { Text } from '@mantine/core';
import { t } from '@/i18n';
import { Say } from '@/ui/Say';
import { AuthLayout } from './AuthLayout';

/** After a sign-up that must be confirmed. */
export function LetterSent({ to }: { to: string }) {
  return (
    <AuthLayout title={t('Check your mail')} description={t('One step is left.')}>
      <LetterSentText to={to} />
    </AuthLayout>
  );
}

export function LetterSentText({ to }: { to: string }) {
  return (
    <Text role="status">
      <Say message="We sent a letter to {email}. Open its link within a day, and enter the password you chose, to finish." email={<strong>{to}</strong>} />
    </Text>
  );
}
