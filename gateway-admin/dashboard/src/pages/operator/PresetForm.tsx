import { PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useNames } from '@/api/catalogue';
import { presetsQuery, useAddPreset } from '@/api/operator';
import { t } from '@/i18n';
import { slug, untaken } from '@/lib/validation';
import { FormModal } from '@/ui/FormModal';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

interface PresetValues {
  preset: string | null;
  slug: string;
  base_url: string;
  api_key: string;
}

/** Adds a known provider by its name, with its key at once; mounted while it is open. */
export function PresetForm({ onClose }: { onClose: () => void }) {
  const { data: presets = [] } = useQuery(presetsQuery);
  const taken = useNames('providers');
  const add = useAddPreset();
  const of = (name: string | null) => presets.find((preset) => preset.slug === name);
  const form = useForm<PresetValues>({
    initialValues: { preset: null, slug: '', base_url: '', api_key: '' },
    validate: {
      preset: (name) => (name ? null : t('Choose a provider.')),
      slug: untaken(slug, taken, 'provider'),
      base_url: (url, { preset }) => (url.trim() || of(preset)?.base_url !== null ? null : t('Each customer has an own address there: enter yours.')),
    },
  });
  const chosen = of(form.values.preset);
  const choose = (name: string | null) => {
    form.setFieldValue('preset', name);
    form.setFieldValue('slug', name ?? '');
  };
  const submission = useSubmit(
    form,
    ({ slug, preset, base_url, api_key }) => add.mutateAsync({ slug, preset: preset ?? '', baseUrl: base_url.trim() || undefined, key: api_key.trim() || undefined }),
    (made) => {
      toast(t('{name} was added. Give it offerings next, or import a catalogue file.', { name: made.display_name }));
      onClose();
    },
  );
  return (
    <FormModal title={t('Add a known provider')} submit={t('Add provider')} submission={submission} onClose={onClose}>
      <Select
        label={t('Provider')}
        description={t('Its address, protocol and peculiarities are known.')}
        placeholder={t('Choose a provider')}
        searchable
        data-autofocus
        data={presets.map((preset) => ({ value: preset.slug, label: preset.display_name }))}
        {...form.getInputProps('preset')}
        onChange={choose}
      />
      <TextInput label={t('Slug')} description={t('How requests and rows name it.')} placeholder="groq" {...form.getInputProps('slug')} />
      <TextInput label={t('Base URL')} placeholder={chosen?.base_url ?? 'https://…'} description={chosen && chosen.base_url === null ? t('Each customer has an own one there.') : t('Leave empty for the usual one.')} {...form.getInputProps('base_url')} />
      <PasswordInput label={t('Provider key')} description={t('Becomes its first credential. Encrypted at rest, never shown again. Can be added later.')} autoComplete="off" {...form.getInputProps('api_key')} />
    </FormModal>
  );
}
