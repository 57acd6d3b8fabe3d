import { Text } from '@mantine/core';
import { invitationLink } from '@/api/members';
import type { IssuedInvitation } from '@/api/types';
import { date } from '@/lib/time';
import { SecretOnce } from '@/ui/SecretOnce';

/** The link of a new invitation, the one time that it is seen. */
export function InvitationLink({ issued, onClose }: { issued: IssuedInvitation; onClose: () => void }) {
  const { email, expires_at } = issued.invitation;
  return (
    <SecretOnce title="The invitation is ready" label="Invitation link" secret={invitationLink(issued.secret)} onClose={onClose}>
      <Text size="sm" c="dimmed">
        {issued.mailed
          ? `We sent it to ${email}, too; only that address can use it.`
          : email
            ? `Send it to ${email}: only that address can use it.`
            : 'Whoever opens it first joins your organization: send it to one person.'}{' '}
        It ends on {date(expires_at)}.
      </Text>
    </SecretOnce>
  );
}
