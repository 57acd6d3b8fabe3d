import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useChangeMember } from '@/api/members';
import type { Member } from '@/api/types';
import { t } from '@/i18n';
import { changed } from '@/lib/changed';
import { limitBody, limitChecks, limitValues, nextBudget, type LimitValues } from '@/lib/limits';
import { narrowedBody, narrowedChecks, narrowedValues, type NarrowedValues } from '@/lib/narrowed';
import { FormModal } from '@/ui/FormModal';
import { BudgetFields, RateFields } from '@/ui/LimitFields';
import { NarrowedFields } from '@/ui/NarrowedFields';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

function body(values: LimitValues & NarrowedValues) {
  const { budgets, rate_limits } = limitBody(values);
  return { budgets, rate_limits, ...narrowedBody(values) };
}

/** What a member's own keys may do, in all teams together; mounted while it is open. */
export function MemberLimits({ member, onClose }: { member: Member; onClose: () => void }) {
  const change = useChangeMember();
  const [opened] = useState(() => ({ ...limitValues({ ...member, allowed_models: null }), ...narrowedValues(member.narrowed_limits) }));
  const none = opened.budgets.length === 0;
  const form = useForm<LimitValues & NarrowedValues>({
    initialValues: { ...opened, budgets: none ? [nextBudget([])] : opened.budgets },
    validate: { ...limitChecks, ...narrowedChecks },
  });
  const submission = useSubmit(
    form,
    (values) => change.mutateAsync({ id: member.id, ...changed(body(opened), body(values)) }),
    (saved) => {
      toast(t('The limits of {name} were changed.', { name: saved.name }));
      onClose();
    },
  );
  return (
    <FormModal title={t('Limits of {name}', { name: member.name })} submit={t('Save changes')} submission={submission} onClose={onClose}>
      <BudgetFields
        form={form}
        focused={none}
        description={t('For all keys that belong to {name}, in every team, besides the limits of each key and team. Windows are in UTC.', { name: member.name })}
      />
      <RateFields form={form} />
      <NarrowedFields form={form} />
    </FormModal>
  );
}
