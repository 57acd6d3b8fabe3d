import { Autocomplete, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNames, usePut } from '@/api/catalogue';
import type { Provider } from '@/api/types';
import { t } from '@/i18n';
import { required, slug, untaken } from '@/lib/validation';
import { FormModal } from '@/ui/FormModal';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

const PROTOCOLS = ['openai', 'anthropic', 'gemini'];

export function ProviderForm({ provider, onClose }: { provider?: Provider; onClose: () => void }) {
  const put = usePut('providers');
  const taken = useNames('providers');
  const form = useForm({
    initialValues: {
      slug: provider?.slug ?? '',
      display_name: provider?.display_name ?? '',
      protocol: provider?.protocol ?? 'openai',
      base_url: provider?.base_url ?? '',
    },
    validate: { slug: provider ? slug : untaken(slug, taken, 'provider'), display_name: required(t('a name')), protocol: required(t('a protocol')), base_url: required(t('the base URL')) },
  });
  const submission = useSubmit(
    form,
    ({ slug, ...body }) => put.mutateAsync({ id: slug, body: { ...body, preset: provider?.preset ?? null, wire: provider?.wire ?? null, data_policy: provider?.data_policy ?? null } }),
    (saved) => {
      toast(t('{name} was saved.', { name: saved.slug }));
      onClose();
    },
  );
  const title = provider ? t('Edit {name}', { name: provider.slug }) : t('Add provider');
  return (
    <FormModal title={title} submit={provider ? t('Save changes') : title} submission={submission} onClose={onClose}>
      <TextInput label={t('Slug')} description={t('How requests and rows name it.')} placeholder="openai" disabled={!!provider} data-autofocus {...form.getInputProps('slug')} />
      <TextInput label={t('Display name')} placeholder="OpenAI" {...form.getInputProps('display_name')} />
      <Autocomplete label={t('Protocol')} data={PROTOCOLS} {...form.getInputProps('protocol')} />
      <TextInput
        label={t('Base URL')}
        description={t('As the vendor\'s own SDKs take it.')}
        placeholder="https://api.openai.com/v1"
        {...form.getInputProps('base_url')}
      />
    </FormModal>
  );
}
