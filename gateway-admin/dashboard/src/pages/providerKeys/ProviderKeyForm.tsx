import { PasswordInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useProviders } from '@/api/models';
import { useAddProviderKey, useChangeProviderKey } from '@/api/providerKeys';
import type { ProviderKey } from '@/api/types';
import { required } from '@/lib/validation';
import { FormModal } from '@/ui/FormModal';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

interface ProviderKeyValues {
  name: string;
  provider: string | null;
  api_key: string;
  precedence: string;
}

/** Adds an own key, or changes one; mounted while it is open. */
export function ProviderKeyForm({ edited, onClose }: { edited?: ProviderKey; onClose: () => void }) {
  const providers = useProviders();
  const add = useAddProviderKey();
  const change = useChangeProviderKey(edited?.id ?? '');
  const form = useForm<ProviderKeyValues>({
    initialValues: { name: edited?.name ?? '', provider: edited?.provider ?? null, api_key: '', precedence: edited?.precedence ?? 'before' },
    validate: {
      name: required('a name'),
      provider: (value) => (value ? null : 'Choose a provider.'),
      api_key: edited ? undefined : required('the key'),
    },
  });
  const submission = useSubmit(
    form,
    ({ name, provider, api_key, precedence }) => {
      const body = { name: name.trim(), precedence: precedence as ProviderKey['precedence'] };
      const secret = api_key.trim();
      return edited ? change.mutateAsync({ ...body, ...(secret ? { api_key: secret } : {}) }) : add.mutateAsync({ ...body, provider: provider ?? '', api_key: secret });
    },
    (saved) => {
      toast(saved.verified_at ? `${saved.name} was saved; ${saved.provider} takes it.` : `${saved.name} was saved. ${saved.provider} could not be asked yet whether it takes it.`);
      onClose();
    },
  );
  const title = edited ? `Edit ${edited.name}` : 'Add provider key';
  return (
    <FormModal title={title} submit={edited ? 'Save changes' : title} submission={submission} onClose={onClose}>
      <TextInput label="Name" placeholder="Our account" data-autofocus {...form.getInputProps('name')} />
      <Select label="Provider" placeholder="Choose a provider" disabled={!!edited} searchable data={edited ? [edited.provider] : providers} {...form.getInputProps('provider')} />
      <PasswordInput
        label="Key"
        description={edited ? `Leave empty to keep the one that ends in ${edited.hint}.` : 'The provider is asked whether it takes it. Encrypted at rest, never shown again.'}
        autoComplete="off"
        {...form.getInputProps('api_key')}
      />
      <Radio.Group label="When it is used" {...form.getInputProps('precedence')}>
        <Stack gap={10} mt={8}>
          <Radio value="before" label="First" description="The platform's keys follow when it fails." />
          <Radio value="after" label="Last" description="Only when none of the platform's keys can be used." />
        </Stack>
      </Radio.Group>
    </FormModal>
  );
}
