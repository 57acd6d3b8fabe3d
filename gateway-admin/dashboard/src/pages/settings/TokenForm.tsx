import { MultiSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMe } from '@/api/session';
import { useCreateToken } from '@/api/tokens';
import type { IssuedToken } from '@/api/types';
import { t } from '@/i18n';
import { checkExpiry, expiresAt, type ExpiryValues } from '@/lib/expiry';
import { required } from '@/lib/validation';
import { ExpiryFields } from '@/ui/ExpiryFields';
import { FormModal } from '@/ui/FormModal';
import { useSubmit } from '@/ui/useSubmit';

interface TokenValues extends ExpiryValues {
  name: string;
  scopes: string[];
}

/** Asks for a new token's name and reach; mounted while it is open. */
export function TokenForm({ onClose, onIssued }: { onClose: () => void; onIssued: (token: IssuedToken) => void }) {
  const { permissions } = useMe();
  const create = useCreateToken();
  const form = useForm<TokenValues>({
    initialValues: { name: '', scopes: [], expires: '90', expires_at: '' },
    validate: {
      name: required(t('a name')),
      expires_at: (value, values) => checkExpiry(values.expires, value),
    },
  });
  const submission = useSubmit(
    form,
    ({ name, scopes, expires, expires_at }) => create.mutateAsync({ name: name.trim(), scopes, expires_at: expiresAt(expires, expires_at) }),
    onIssued,
  );
  return (
    <FormModal title={t('Create API token')} submit={t('Create token')} submission={submission} onClose={onClose} size={480}>
      <Stack gap="md">
        <TextInput label={t('Token name')} placeholder="terraform" data-autofocus {...form.getInputProps('name')} />
        <MultiSelect
          label={t('Scopes')}
          description={t('Leave empty for everything that you may do.')}
          placeholder={form.values.scopes.length === 0 ? t('Everything') : undefined}
          data={permissions}
          {...form.getInputProps('scopes')}
        />
        <ExpiryFields form={form} />
      </Stack>
    </FormModal>
  );
}
