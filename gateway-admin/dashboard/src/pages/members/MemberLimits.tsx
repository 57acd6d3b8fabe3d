import { useForm } from '@mantine/form';
import { useChangeMember } from '@/api/members';
import type { Member } from '@/api/types';
import { limitBody, limitChecks, limitValues, nextBudget, type LimitValues } from '@/lib/limits';
import { FormModal } from '@/ui/FormModal';
import { BudgetFields, RateFields } from '@/ui/LimitFields';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

/** What a member's own keys may do, in all teams together; mounted while it is open. */
export function MemberLimits({ member, onClose }: { member: Member; onClose: () => void }) {
  const change = useChangeMember();
  const limits = limitValues({ ...member, allowed_models: null });
  const none = limits.budgets.length === 0;
  const form = useForm<LimitValues>({
    initialValues: { ...limits, budgets: none ? [nextBudget([])] : limits.budgets },
    validate: limitChecks,
  });
  const submission = useSubmit(
    form,
    (values) => {
      const { budgets, rate_limits } = limitBody(values);
      return change.mutateAsync({ id: member.id, budgets, rate_limits });
    },
    (saved) => {
      toast(`The limits of ${saved.name} were changed.`);
      onClose();
    },
  );
  return (
    <FormModal title={`Limits of ${member.name}`} submit="Save changes" submission={submission} onClose={onClose}>
      <BudgetFields
        form={form}
        focused={none}
        description={`For all keys that belong to ${member.name}, in every team, besides the limits of each key and team. Windows are in UTC.`}
      />
      <RateFields form={form} />
    </FormModal>
  );
}
