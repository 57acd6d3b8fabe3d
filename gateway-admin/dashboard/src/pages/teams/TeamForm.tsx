import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useCreateTeam, useUpdateTeam } from '@/api/teams';
import type { Team } from '@/api/types';
import { t } from '@/i18n';
import { changed } from '@/lib/changed';
import { endUserBody, endUserChecks, endUserValues, hasEndUserErrors, type EndUserValues } from '@/lib/endUsers';
import { NO_LIMITS, limitBody, limitChecks, limitValues, nextBudget, type LimitValues } from '@/lib/limits';
import { narrowedBody, narrowedChecks, narrowedValues, type NarrowedValues } from '@/lib/narrowed';
import { required } from '@/lib/validation';
import { within } from '@/lib/within';
import { FormModal } from '@/ui/FormModal';
import { BudgetFields, ModelsField, RateFields } from '@/ui/LimitFields';
import { NarrowedFields } from '@/ui/NarrowedFields';
import { Optional } from '@/ui/Optional';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

interface TeamValues extends LimitValues, EndUserValues, NarrowedValues {
  name: string;
}

function teamValues(team: Team | undefined): TeamValues {
  const limits = team ? limitValues(team) : NO_LIMITS;
  return { name: team?.name ?? '', ...limits, ...endUserValues(team?.end_users), ...narrowedValues(team?.narrowed_limits) };
}

function teamBody(values: TeamValues) {
  return { name: values.name.trim(), ...limitBody(values), ...endUserBody(values), ...narrowedBody(values) };
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
  const create = useCreateTeam();
  const update = useUpdateTeam();
  const [opened] = useState(() => teamValues(team));
  const { budgets } = opened;
  const form = useForm<TeamValues>({
    initialValues: { ...opened, budgets: budgeting ? [...budgets, nextBudget(budgets)] : budgets },
    validate: { name: required(t('a name')), ...limitChecks, ...endUserChecks, ...narrowedChecks },
  });
  const submission = useSubmit(
    form,
    (values) => (team ? update.mutateAsync({ id: team.id, ...changed(teamBody(opened), teamBody(values)) }) : create.mutateAsync(teamBody(values))),
    (saved) => {
      toast(team ? t('{name} was changed.', { name: saved.name }) : t('{name} was created.', { name: saved.name }));
      onClose();
    },
  );
  return (
    <FormModal
      title={team ? t('Edit {name}', { name: team.name }) : t('Create team')}
      submit={team ? t('Save changes') : t('Create team')}
      submission={submission}
      onClose={onClose}
    >
      <TextInput label={t('Team name')} placeholder={t('Customer support')} data-autofocus={!budgeting || undefined} {...form.getInputProps('name')} />
      <BudgetFields form={form} focused={budgeting} />
      <RateFields form={form} />
      <ModelsField form={form} everything={t('every model')} />
      <NarrowedFields form={form} />
      <Optional title={t('Each end user')} initially={team?.end_users != null} forced={hasEndUserErrors(form.errors)}>
        <BudgetFields
          form={within(form, 'end_users')}
          noun={t('end-user budget')}
          total={false}
          title={t('Budgets of each end user')}
          description={t('For each person or system that callers name in a request\'s user field, within what the team may spend.')}
        />
        <RateFields form={within(form, 'end_users')} title={t('Rate limits of each end user')} />
      </Optional>
    </FormModal>
  );
}
