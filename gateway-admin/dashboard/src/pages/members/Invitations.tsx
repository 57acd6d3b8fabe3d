import { Menu, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { invitationsQuery, useResendInvitation, useRevokeInvitation } from '@/api/members';
import type { Invitation, IssuedInvitation } from '@/api/types';
import { t } from '@/i18n';
import { roleName } from '@/lib/roles';
import { date } from '@/lib/time';
import type { Column } from '@/ui/DataTable';
import { LongTable } from '@/ui/LongTable';
import { LoadFailure, Notice } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { RowMenu } from '@/ui/RowMenu';
import { deleteLater, useKept } from '@/ui/deleteLater';

/** Invitations that wait to be accepted; nothing while there are none. */
export function Invitations({ onIssued }: { onIssued: (issued: IssuedInvitation) => void }) {
  const { data, error } = useQuery(invitationsQuery);
  const invitations = useKept(data, ({ id }) => id);
  const resend = useResendInvitation();
  const revoke = useRevokeInvitation();
  if (error && !invitations) return <LoadFailure error={error} />;
  if (!invitations || invitations.length === 0) return null;
  const failure = resend.error;
  return (
    <Panel flush title={t('Invitations')} description={t('Not accepted yet.')}>
      {failure && <Notice>{failure.message}</Notice>}
      <LongTable
        label={t('Invitations')}
        columns={columns((invitation) => (
          <RowMenu of={invitation.email ?? 'link'}>
            <Menu.Item onClick={() => void resend.mutateAsync(invitation.id).then(onIssued, () => {})}>{t('New link')}</Menu.Item>
            <Menu.Item
              color="red"
              onClick={() => deleteLater(invitation.id, t('The invitation was revoked.'), () => revoke.mutateAsync(invitation.id))}
            >
              {t('Revoke')}
            </Menu.Item>
          </RowMenu>
        ))}
        rows={invitations}
        rowKey={(invitation) => invitation.id}
        textOf={({ email, role, created_by }) => [email, roleName(role), created_by.name].join(' ')}
        faded={expired}
      />
    </Panel>
  );
}

function expired(invitation: Invitation): boolean {
  return Date.parse(invitation.expires_at) <= Date.now();
}

function columns(actions: (invitation: Invitation) => React.ReactNode): Column<Invitation>[] {
  return [
    { header: t('For'), cell: (invitation) => <Text inherit fw={550}>{invitation.email ?? t('Whoever has the link')}</Text> },
    { header: t('Role'), cell: (invitation) => roleName(invitation.role) },
    { header: t('Invited by'), from: 'md', cell: (invitation) => <Quiet>{invitation.created_by.name}</Quiet> },
    {
      header: t('Ends'),
      from: 'sm',
      cell: (invitation) => <Quiet>{expired(invitation) ? t('Expired') : date(invitation.expires_at)}</Quiet>,
    },
    { header: t('Actions'), quiet: true, align: 'right', width: 56, cell: actions },
  ];
}
