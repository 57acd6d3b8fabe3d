import { Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChangeRole, useRemoveMember, useTransferOwnership } from '@/api/members';
import { startAfresh, useMay } from '@/api/session';
import type { Member } from '@/api/types';
import { t } from '@/i18n';
import { roleName, rolesToGive } from '@/lib/roles';
import { Confirm } from '@/ui/Confirm';
import { FormModal } from '@/ui/FormModal';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';
import { MemberLimits } from './MemberLimits';

/** What is about to be done with a member. */
export interface MemberStep {
  kind: 'role' | 'limits' | 'transfer' | 'remove' | 'leave';
  member: Member;
}

interface MemberActionProps {
  step: MemberStep;
  onClose: () => void;
}

/** Asks once more before it is done; mounted while it is open. */
export function MemberAction({ step: { kind, member }, onClose }: MemberActionProps) {
  const transfer = useTransferOwnership();
  const remove = useRemoveMember();
  if (kind === 'role') return <RoleForm member={member} onClose={onClose} />;
  if (kind === 'limits') return <MemberLimits member={member} onClose={onClose} />;
  if (kind === 'transfer') {
    const handOver = () => transfer.mutateAsync(member.id).then(() => toast(t('{name} is the owner now.', { name: member.name })));
    return (
      <Confirm opened title={t('Make {name} the owner?', { name: member.name })} action={t('Hand over')} danger onConfirm={handOver} onClose={onClose}>
        {t('You become an admin. Only {name} can give it back.', { name: member.name })}
      </Confirm>
    );
  }
  const leaving = kind === 'leave';
  const go = () => remove.mutateAsync(member.id).then(() => (leaving ? startAfresh() : toast(t('{name} was removed.', { name: member.name }))));
  return (
    <Confirm
      opened
      title={leaving ? t('Leave this organization?') : t('Remove {name}?', { name: member.name })}
      action={leaving ? t('Leave') : t('Remove')}
      danger
      onConfirm={go}
      onClose={onClose}
    >
      {leaving ? t('Your own keys and API tokens are revoked. Keys of a team go on.') : t('Their own keys and API tokens are revoked. Keys of a team go on.')}
    </Confirm>
  );
}

function RoleForm({ member, onClose }: { member: Member; onClose: () => void }) {
  const mayOwn = useMay('ownership:write');
  const change = useChangeRole();
  const form = useForm({ initialValues: { role: member.role } });
  const submission = useSubmit(
    form,
    ({ role }) => change.mutateAsync({ opened: member, role }),
    ({ role }) => {
      toast(t('{name} is {role} now.', { name: member.name, role: roleName(role) }));
      onClose();
    },
  );
  return (
    <FormModal title={t('Role of {name}', { name: member.name })} submit={t('Change role')} submission={submission} onClose={onClose} size={460}>
      <Select label={t('Role')} data={rolesToGive(mayOwn)} allowDeselect={false} data-autofocus {...form.getInputProps('role')} />
    </FormModal>
  );
}
