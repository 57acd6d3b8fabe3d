import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useSaveTeam } from '@/api/teams';
import type { Team } from '@/api/types';
import { NO_LIMITS, limitBody, limitChecks, limitValues, type LimitValues } from '@/lib/limits';
import { required } from '@/lib/validation';
import { FormModal } from '@/ui/FormModal';
import { BudgetFields, ModelsField, RateFields } from '@/ui/LimitFields';
import { useSubmit } from '@/ui/useSubmit';

interface TeamFormProps {
  /** The team to change; absent to make one. */
  team?: Team;
  onClose: () => void;
  onSaved?: (team: Team) => void;
}

/** Makes or changes a team; mounted while it is open. */
export function TeamForm({ team, onClose, onSaved }: TeamFormProps) {
  const save = useSaveTeam(team?.id);
  const form = useForm<{ name: string } & LimitValues>({
    initialValues: { name: team?.name ?? '', ...(team ? limitValues(team) : NO_LIMITS) },
    validate: { name: required('a name'), ...limitChecks },
  });
  const { onSubmit, notice, busy } = useSubmit(
    form,
    (values) => save.mutateAsync({ name: values.name.trim(), ...limitBody(values) }),
    (saved) => {
      notifications.show({ message: team ? `${saved.name} was changed.` : `${saved.name} was created.` });
      onSaved?.(saved);
      onClose();
    },
  );
  return (
    <FormModal
      opened
      title={team ? `Edit ${team.name}` : 'Create team'}
      submit={team ? 'Save changes' : 'Create team'}
      notice={notice}
      busy={busy}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <TextInput label="Team name" placeholder="Search" data-autofocus {...form.getInputProps('name')} />
      <BudgetFields form={form} />
      <RateFields form={form} />
      <ModelsField form={form} everything="every model" />
    </FormModal>
  );
}
