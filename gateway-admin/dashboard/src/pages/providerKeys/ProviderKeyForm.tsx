import { PasswordInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useProviders } from '@/api/models';
import { useAddProviderKey, useChangeProviderKey } from '@/api/providerKeys';
import type { ProviderKey } from '@/api/types';
import { t } from '@/i18n';
import { changed } from '@/lib/changed';
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
      name: required(t('a name')),
      provider: (value) => (value ? null : t('Choose a provider.')),
      api_key: edited ? undefined : required(t('the key')),
    },
  });
  const submission = useSubmit(
    form,
    ({ name, provider, api_key, precedence }) => {
      const body = { name: name.trim(), precedence: precedence as ProviderKey['precedence'] };
      const secret = api_key.trim();
      return edited ? change.mutateAsync({ ...changed<Partial<typeof body>>(edited, body), ...(secret ? { api_key: secret } : {}) }) : add.mutateAsync({ ...body, provider: provider ?? '', api_key: secret });
    },
    (saved) => {
      toast(saved.verified_at ? t('{name} was saved; {provider} takes it.', { name: saved.name, provider: saved.provider }) : t('{name} was saved. {provider} could not be asked yet whether it takes it.', { name: saved.name, provider: saved.provider }));
      onClose();
    },
  );
  const title = edited ? t('Edit {name}', { name: edited.name }) : t('Add provider key');
  return (
    <FormModal title={title} submit={edited ? t('Save changes') : title} submission={submission} onClose={onClose}>
      <TextInput label={t('Name')} placeholder={t('Our account')} data-autofocus {...form.getInputProps('name')} />
      <Select label={t('Provider')} placeholder={t('Choose a provider')} disabled={!!edited} searchable data={edited ? [edited.provider] : providers} {...form.getInputProps('provider')} />
      <PasswordInput
        label={t('Key')}
        description={edited ? t('Leave empty to keep the one that ends in {hint}.', { hint: edited.hint }) : t('The provider is asked whether it takes it. Encrypted at rest, never shown again.')}
        autoComplete="off"
        {...form.getInputProps('api_key')}
      />
      <Radio.Group label={t('When it is used')} {...form.getInputProps('precedence')}>
        <Stack gap={10} mt={8}>
          <Radio value="before" label={t('First')} description={t('The platform\'s keys follow when it fails.')} />
          <Radio value="after" label={t('Last')} description={t('Only when none of the platform\'s keys can be used.')} />
        </Stack>
      </Radio.Group>
    </FormModal>
  );
}
