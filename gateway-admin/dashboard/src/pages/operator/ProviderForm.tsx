import { Autocomplete, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange, useNames, usePut } from '@/api/catalogue';
import type { Provider } from '@/api/types';
import { t } from '@/i18n';
import { changed } from '@/lib/changed';
import { required, slug, untaken } from '@/lib/validation';
import { FormModal } from '@/ui/FormModal';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

const PROTOCOLS = ['openai', 'anthropic', 'gemini'];

export function ProviderForm({ provider, onClose }: { provider?: Provider; onClose: () => void }) {
  const put = usePut('providers');
  const change = useChange('providers');
  const taken = useNames('providers');
  const before = {
    display_name: provider?.display_name ?? '',
    protocol: provider?.protocol ?? 'openai',
    base_url: provider?.base_url ?? '',
  };
  const form = useForm({
    initialValues: { slug: provider?.slug ?? '', ...before },
    validate: { slug: provider ? slug : untaken(slug, taken, 'provider'), display_name: required(t('a name')), protocol: required(t('a protocol')), base_url: required(t('the base URL')) },
  });
  const submission = useSubmit(
    form,
    ({ slug, ...body }) => (provider ? change.mutateAsync({ opened: provider, changes: changed(before, body) }) : put.mutateAsync({ id: slug, body })),
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
