import { Button, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { membersQuery } from '@/api/members';
import { useMay, useMe } from '@/api/session';
import type { IssuedInvitation, Member } from '@/api/types';
import { t } from '@/i18n';
import { budgetsText, ratesText } from '@/lib/limits';
import { roleName } from '@/lib/roles';
import { date } from '@/lib/time';
import type { Column } from '@/ui/DataTable';
import { LongTable } from '@/ui/LongTable';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { RowMenu } from '@/ui/RowMenu';
import { Invitations } from './Invitations';
import { InvitationLink } from './InvitationLink';
import { InviteForm } from './InviteForm';
import { MemberAction, type MemberStep } from './MemberAction';

export default function Members() {
  const { user } = useMe();
  const { data: members, error, refetch } = useQuery(membersQuery);
  const mayWrite = useMay('members:write');
  const mayOwn = useMay('ownership:write');
  const [inviting, invite] = useDisclosure(false);
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  const [step, setStep] = useState<MemberStep | null>(null);
  return (
    <Page
      title={t('Members')}
      description={t('The people of your organization, and what each may do.')}
      actions={
        mayWrite && (
          <Button leftSection={<IconUserPlus size={16} />} onClick={invite.open}>
            {t('Invite')}
          </Button>
        )
      }
    >
      {error && !members ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <Panel flush label={t('Members')}>
          <LongTable
            label={t('Members')}
            columns={columns((member) => (
              <Actions member={member} self={member.id === user.id} mayWrite={mayWrite} mayOwn={mayOwn} onStep={setStep} />
            ))}
            rows={members}
            rowKey={(member) => member.id}
            textOf={({ name, email, role, teams }) => [name, email, roleName(role), ...teams.map((team) => team.name)].join(' ')}
          />
        </Panel>
      )}
      {mayWrite && <Invitations onIssued={setIssued} />}
      {inviting && (
        <InviteForm
          onClose={invite.close}
          onIssued={(invitation) => {
            invite.close();
            setIssued(invitation);
          }}
        />
      )}
      {issued && <InvitationLink issued={issued} onClose={() => setIssued(null)} />}
      {step && <MemberAction step={step} onClose={() => setStep(null)} />}
    </Page>
  );
}

interface ActionsProps {
  member: Member;
  self: boolean;
  mayWrite: boolean;
  mayOwn: boolean;
  onStep: (step: MemberStep) => void;
}

function Actions({ member, self, mayWrite, mayOwn, onStep }: ActionsProps) {
  const mayTouch = mayWrite && (mayOwn || member.role !== 'owner');
  if (!mayTouch && !self) return null;
  return (
    <RowMenu of={member.name}>
      {mayTouch && <Menu.Item onClick={() => onStep({ kind: 'role', member })}>{t('Change role')}</Menu.Item>}
      {mayTouch && <Menu.Item onClick={() => onStep({ kind: 'limits', member })}>{t('Set limits')}</Menu.Item>}
      {mayOwn && !self && <Menu.Item onClick={() => onStep({ kind: 'transfer', member })}>{t('Hand over ownership')}</Menu.Item>}
      <Menu.Item color="red" onClick={() => onStep({ kind: self ? 'leave' : 'remove', member })}>
        {self ? t('Leave') : t('Remove')}
      </Menu.Item>
    </RowMenu>
  );
}

function columns(actions: (member: Member) => React.ReactNode): Column<Member>[] {
  return [
    { header: t('Full name'), cell: (member) => <Text inherit fw={550}>{member.name}</Text> },
    { header: t('E-mail'), from: 'sm', cell: (member) => <Quiet>{member.email}</Quiet>, under: (member) => member.email },
    { header: t('Role'), cell: (member) => roleName(member.role) },
    { header: t('Teams'), from: 'md', cell: (member) => <Quiet>{member.teams.map(({ name }) => name).join(', ') || t('None')}</Quiet> },
    { header: t('Own limits'), from: 'md', cell: (member) => <Quiet>{[budgetsText(member.budgets), ratesText(member.rate_limits)].filter(Boolean).join('; ') || t('None')}</Quiet> },
    { header: t('Joined'), from: 'lg', cell: (member) => <Quiet>{date(member.joined_at)}</Quiet> },
    { header: t('Actions'), quiet: true, align: 'right', width: 56, cell: actions },
  ];
}
