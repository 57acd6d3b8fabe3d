import { MultiSelect, SimpleGrid, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { catalogueQuery, useChange, usePut } from '@/api/catalogue';
import type { Model } from '@/api/types';
import { t } from '@/i18n';
import { changed } from '@/lib/changed';
import { required, untaken } from '@/lib/validation';
import { words } from '@/lib/words';
import { CountInput } from '@/ui/CountInput';
import { FormModal } from '@/ui/FormModal';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

const CAPABILITIES = [
  'chat',
  'streaming',
  'tools',
  'json_schema',
  'vision',
  'audio',
  'reasoning',
  'completions',
  'embeddings',
  'moderations',
  'rerank',
  'images',
  'speech',
  'transcription',
];

interface ModelValues {
  id: string;
  display_name: string;
  context_length: number | '';
  max_output_tokens: number | '';
  capabilities: string[];
  downshift: string[];
}

const positive = (value: number | '') => (value === '' || value < 1 ? t('Enter a number of tokens.') : null);

export function ModelForm({ model, onClose }: { model?: Model; onClose: () => void }) {
  const { data: models = [] } = useQuery(catalogueQuery('models'));
  const put = usePut('models');
  const change = useChange('models');
  const form = useForm<ModelValues>({
    initialValues: valuesOf(model),
    validate: {
      id: model ? required(t('the name that callers use')) : untaken(required(t('the name that callers use')), models.map(({ id }) => id), 'model'),
      display_name: required(t('a name')),
      context_length: positive,
      max_output_tokens: positive,
      capabilities: (chosen) => (chosen.length > 0 ? null : t('Choose at least one.')),
    },
  });
  const submission = useSubmit(
    form,
    (values) =>
      model
        ? change.mutateAsync({ opened: model, changes: changed(bodyOf(valuesOf(model)), bodyOf(values)) })
        : put.mutateAsync({ id: values.id.trim(), body: bodyOf(values) }),
    (saved) => {
      toast(t('{name} was saved.', { name: saved.id }));
      onClose();
    },
  );
  const title = model ? t('Edit {name}', { name: model.id }) : t('Add model');
  return (
    <FormModal title={title} submit={model ? t('Save changes') : title} submission={submission} onClose={onClose}>
      <TextInput label={t('Model ID')} description={t('What callers put into a request.')} placeholder="gpt-4o-mini" disabled={!!model} data-autofocus {...form.getInputProps('id')} />
      <TextInput label={t('Display name')} placeholder="GPT-4o mini" {...form.getInputProps('display_name')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <CountInput label={t('Context length')} placeholder="128,000" min={1} {...form.getInputProps('context_length')} />
        <CountInput label={t('Longest answer')} placeholder="16,384" min={1} {...form.getInputProps('max_output_tokens')} />
      </SimpleGrid>
      <MultiSelect label={t('Capabilities')} data={CAPABILITIES.map((name) => ({ value: name, label: words(name) }))} {...form.getInputProps('capabilities')} />
      <TagsInput
        label={t('Downshift to')}
        description={t('Models to try when every offering of this one is busy or down, if the caller\'s policy allows.')}
        data={models.map(({ id }) => id).filter((id) => id !== model?.id)}
        {...form.getInputProps('downshift')}
      />
    </FormModal>
  );
}

function valuesOf(model: Model | undefined): ModelValues {
  return {
    id: model?.id ?? '',
    display_name: model?.display_name ?? '',
    context_length: model?.context_length ?? '',
    max_output_tokens: model?.max_output_tokens ?? '',
    capabilities: model?.capabilities ?? ['chat', 'streaming'],
    downshift: model?.downshift ?? [],
  };
}

function bodyOf({ id: _, context_length, max_output_tokens, ...body }: ModelValues) {
  return { ...body, context_length: Number(context_length), max_output_tokens: Number(max_output_tokens) };
}
