import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSaveTeam } from '@/api/teams';
import type { Team } from '@/api/types';
import { endUserBody, endUserChecks, endUserValues, hasEndUserErrors, type EndUserValues } from '@/lib/endUsers';
import { NO_LIMITS, limitBody, limitChecks, limitValues, nextBudget, type LimitValues } from '@/lib/limits';
import { required } from '@/lib/validation';
import { within } from '@/lib/within';
import { FormModal } from '@/ui/FormModal';
import { BudgetFields, ModelsField, RateFields } from '@/ui/LimitFields';
import { Optional } from '@/ui/Optional';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

interface TeamValues extends LimitValues, EndUserValues {
  name: string;
}

interface TeamFormProps {
  /** The team to change; absent to make one. */
  team?: Team;
  /** Whether it is opened for a first budget, and starts with a row for it. */
  budgeting?: boolean;
  onClose: () => void;
}

/** Makes or changes a team; mounted while it is open. */
export function TeamForm({ team, budgeting = false, onClose }: TeamFormProps) {
  const save = useSaveTeam(team?.id);
  const limits = team ? limitValues(team) : NO_LIMITS;
  const budgets = budgeting ? [...limits.budgets, nextBudget(limits.budgets)] : limits.budgets;
  const form = useForm<TeamValues>({
    initialValues: { name: team?.name ?? '', ...limits, budgets, ...endUserValues(team?.end_users) },
    validate: { name: required('a name'), ...limitChecks, ...endUserChecks },
  });
  const submission = useSubmit(
    form,
    (values) => save.mutateAsync({ name: values.name.trim(), ...limitBody(values), ...endUserBody(values) }),
    (saved) => {
      toast(team ? `${saved.name} was changed.` : `${saved.name} was created.`);
      onClose();
    },
  );
  return (
    <FormModal
      title={team ? `Edit ${team.name}` : 'Create team'}
      submit={team ? 'Save changes' : 'Create team'}
      submission={submission}
      onClose={onClose}
    >
      <TextInput label="Team name" placeholder="Customer support" data-autofocus={!budgeting || undefined} {...form.getInputProps('name')} />
      <BudgetFields form={form} focused={budgeting} />
      <RateFields form={form} />
      <ModelsField form={form} everything="every model" />
      <Optional title="Each end user" initially={team?.end_users != null} forced={hasEndUserErrors(form.errors)}>
        <BudgetFields
          form={within(form, 'end_users')}
          noun="end-user budget"
          total={false}
          title="Budgets of each end user"
          description="For each person or system that callers name in a request's user field, within what the team may spend."
        />
        <RateFields form={within(form, 'end_users')} title="Rate limits of each end user" />
      </Optional>
    </FormModal>
  );
}
