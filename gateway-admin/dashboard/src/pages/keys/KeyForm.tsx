import { Button, Collapse, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCreateKey, useUpdateKey } from '@/api/keys';
import { teamsQuery } from '@/api/teams';
import type { IssuedKey, Key } from '@/api/types';
import { checkExpiry, expiresAt } from '@/lib/expiry';
import { NO_LIMITS, limitBody, limitChecks, limitValues, type LimitValues } from '@/lib/limits';
import { required } from '@/lib/validation';
import { ExpiryFields } from '@/ui/ExpiryFields';
import { FormModal } from '@/ui/FormModal';
import { BudgetFields, ModelsField, RateFields } from '@/ui/LimitFields';
import { useSubmit } from '@/ui/useSubmit';

interface KeyValues extends LimitValues {
  name: string;
  team_id: string | null;
  expires: string;
  expires_at: string;
}

const checks = {
  name: required('a name'),
  team_id: (value: string | null) => (value ? null : 'Choose the team that pays for this key.'),
  expires_at: (value: string, values: KeyValues) => checkExpiry(values.expires, value),
  ...limitChecks,
};

/** Asks for a new key's name, team and limits; mounted while it is open. */
export function CreateKey({ teamId, onClose, onIssued }: { teamId?: string; onClose: () => void; onIssued: (key: IssuedKey) => void }) {
  const { data: teams } = useQuery(teamsQuery);
  const create = useCreateKey();
  const [limiting, limits] = useDisclosure(false);
  const form = useForm<KeyValues>({
    initialValues: { name: '', team_id: teamId ?? (teams?.length === 1 ? teams[0]!.id : null), expires: 'never', expires_at: '', ...NO_LIMITS },
    validate: checks,
  });
  const { onSubmit, notice, busy } = useSubmit(
    form,
    (values) =>
      create.mutateAsync({
        team_id: values.team_id ?? '',
        name: values.name.trim(),
        expires_at: expiresAt(values.expires, values.expires_at),
        ...limitBody(values),
      }),
    onIssued,
  );
  return (
    <FormModal opened title="Create key" submit="Create key" notice={notice} busy={busy} onSubmit={onSubmit} onClose={onClose}>
      <Stack gap="md">
        <TextInput label="Key name" placeholder="search-production" data-autofocus {...form.getInputProps('name')} />
        <Select
          label="Team"
          placeholder="Choose a team"
          data={teams?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          searchable={(teams?.length ?? 0) > 8}
          {...form.getInputProps('team_id')}
        />
        <ExpiryFields form={form} />
      </Stack>
      <div>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          ml={-8}
          aria-expanded={limiting}
          rightSection={<IconChevronDown size={14} style={{ transform: limiting ? 'rotate(180deg)' : undefined }} />}
          onClick={limits.toggle}
        >
          Limits of this key's own
        </Button>
        <Collapse expanded={limiting}>
          <Stack gap="lg" pt="md">
            <BudgetFields form={form} />
            <RateFields form={form} />
            <ModelsField form={form} everything="the team's models" />
          </Stack>
        </Collapse>
      </div>
    </FormModal>
  );
}

/** Changes a key's name and limits; mounted while it is open. */
export function EditKey({ edited, onClose }: { edited: Key; onClose: () => void }) {
  const update = useUpdateKey(edited.id);
  const form = useForm<{ name: string } & LimitValues>({
    initialValues: { name: edited.name, ...limitValues(edited) },
    validate: { name: checks.name, ...limitChecks },
  });
  const { onSubmit, notice, busy } = useSubmit(
    form,
    (values) => update.mutateAsync({ name: values.name.trim(), ...limitBody(values) }),
    onClose,
  );
  return (
    <FormModal
      opened
      title={`Edit ${edited.name}`}
      submit="Save changes"
      notice={notice}
      busy={busy}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <TextInput label="Key name" data-autofocus {...form.getInputProps('name')} />
      <BudgetFields form={form} />
      <RateFields form={form} />
      <ModelsField form={form} everything="the team's models" />
    </FormModal>
  );
}
