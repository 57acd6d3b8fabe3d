import { Text } from '@mantine/core';
import { invitationLink } from '@/api/members';
import type { IssuedInvitation } from '@/api/types';
import { t } from '@/i18n';
import { date } from '@/lib/time';
import { SecretOnce } from '@/ui/SecretOnce';

/** The link of a new invitation, the one time that it is seen. */
export function InvitationLink({ issued, onClose }: { issued: IssuedInvitation; onClose: () => void }) {
  const { email, expires_at } = issued.invitation;
  return (
    <SecretOnce title={t('The invitation is ready')} label={t('Invitation link')} secret={invitationLink(issued.secret)} onClose={onClose}>
      <Text size="sm" c="dimmed">
        {issued.mailed
          ? t('We sent it to {email}, too; only that address can use it.', { email })
          : email
            ? t('Send it to {email}: only that address can use it.', { email })
            : t('Whoever opens it first joins your organization: send it to one person.')}{' '}
        {t('It ends on {when}.', { when: date(expires_at) })}
      </Text>
    </SecretOnce>
  );
}
