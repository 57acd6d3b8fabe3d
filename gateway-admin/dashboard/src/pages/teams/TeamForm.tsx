import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSaveTeam } from '@/api/teams';
import type { Team } from '@/api/types';
import { NO_LIMITS, limitBody, limitChecks, limitValues, withBudget, type LimitValues } from '@/lib/limits';
import { required } from '@/lib/validation';
import { FormModal } from '@/ui/FormModal';
import { BudgetFields, ModelsField, RateFields } from '@/ui/LimitFields';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

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
  const form = useForm<{ name: string } & LimitValues>({
    initialValues: { name: team?.name ?? '', ...(budgeting ? withBudget(limits) : limits) },
    validate: { name: required('a name'), ...limitChecks },
  });
  const submission = useSubmit(
    form,
    (values) => save.mutateAsync({ name: values.name.trim(), ...limitBody(values) }),
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
      <TextInput label="Team name" placeholder="Search" data-autofocus={!budgeting || undefined} {...form.getInputProps('name')} />
      <BudgetFields form={form} focused={budgeting} />
      <RateFields form={form} />
      <ModelsField form={form} everything="every model" />
    </FormModal>
  );
}
