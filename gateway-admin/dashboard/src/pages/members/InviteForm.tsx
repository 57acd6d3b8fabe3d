import { MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useInvite } from '@/api/members';
import { useMay } from '@/api/session';
import { teamsQuery } from '@/api/teams';
import type { IssuedInvitation, Role } from '@/api/types';
import { t } from '@/i18n';
import { rolesToGive } from '@/lib/roles';
import { email } from '@/lib/validation';
import { FormModal } from '@/ui/FormModal';
import { useSubmit } from '@/ui/useSubmit';

interface InviteValues {
  email: string;
  role: Role;
  teams: string[];
}

/** Asks whom to invite, and as what; mounted while it is open. */
export function InviteForm({ onClose, onIssued }: { onClose: () => void; onIssued: (issued: IssuedInvitation) => void }) {
  const { data: teams = [] } = useQuery(teamsQuery);
  const mayOwn = useMay('ownership:write');
  const invite = useInvite();
  const form = useForm<InviteValues>({
    initialValues: { email: '', role: 'member', teams: [] },
    validate: { email: (value) => (value.trim() ? email(value) : null) },
  });
  const submission = useSubmit(
    form,
    ({ email, role, teams }) =>
      invite.mutateAsync({ email: email.trim() || null, role, teams: teams.map((team_id) => ({ team_id, role: 'member' })) }),
    onIssued,
  );
  return (
    <FormModal title={t('Invite somebody')} submit={t('Create invitation')} submission={submission} onClose={onClose} size={480}>
      <Stack gap="md">
        <TextInput
          label={t('E-mail')}
          description={t('Leave empty for a link that works for whoever opens it first.')}
          type="email"
          placeholder="ada@example.com"
          data-autofocus
          {...form.getInputProps('email')}
        />
        <Select label={t('Role')} data={rolesToGive(mayOwn)} allowDeselect={false} {...form.getInputProps('role')} />
        <MultiSelect
          label={t('Teams')}
          placeholder={form.values.teams.length === 0 ? t('None') : undefined}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          {...form.getInputProps('teams')}
        />
      </Stack>
    </FormModal>
  );
}
