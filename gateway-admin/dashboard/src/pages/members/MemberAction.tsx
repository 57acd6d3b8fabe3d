import { Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRemoveMember, useChangeMember, useTransferOwnership } from '@/api/members';
import { startAfresh, useMay } from '@/api/session';
import type { Member } from '@/api/types';
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
    const handOver = () => transfer.mutateAsync(member.id).then(() => toast(`${member.name} is the owner now.`));
    return (
      <Confirm opened title={`Make ${member.name} the owner?`} action="Hand over" danger onConfirm={handOver} onClose={onClose}>
        You become an admin. Only {member.name} can give it back.
      </Confirm>
    );
  }
  const leaving = kind === 'leave';
  const go = () => remove.mutateAsync(member.id).then(() => (leaving ? startAfresh() : toast(`${member.name} was removed.`)));
  return (
    <Confirm
      opened
      title={leaving ? 'Leave this organization?' : `Remove ${member.name}?`}
      action={leaving ? 'Leave' : 'Remove'}
      danger
      onConfirm={go}
      onClose={onClose}
    >
      {leaving ? 'Your' : 'Their'} own keys and API tokens are revoked. Keys of a team go on.
    </Confirm>
  );
}

function RoleForm({ member, onClose }: { member: Member; onClose: () => void }) {
  const mayOwn = useMay('ownership:write');
  const change = useChangeMember();
  const form = useForm({ initialValues: { role: member.role } });
  const submission = useSubmit(
    form,
    ({ role }) => change.mutateAsync({ id: member.id, role }),
    ({ role }) => {
      toast(`${member.name} is ${roleName(role)} now.`);
      onClose();
    },
  );
  return (
    <FormModal title={`Role of ${member.name}`} submit="Change role" submission={submission} onClose={onClose} size={460}>
      <Select label="Role" data={rolesToGive(mayOwn)} allowDeselect={false} data-autofocus {...form.getInputProps('role')} />
    </FormModal>
  );
}
