import { TagsInput } from '@mantine/core';
import { t } from '@/i18n';
import { errorUnder, type FieldsForm } from '@/lib/within';

/** The tags of a key, each as it is typed: `env=production`. */
export function TagsField({ form }: { form: FieldsForm<{ tags: string[] }> }) {
  return (
    <TagsInput
      label={t('Tags')}
      description={t('Spend can be grouped by them.')}
      placeholder={form.values.tags.length === 0 ? 'env=production' : undefined}
      {...form.getInputProps('tags')}
      error={errorUnder(form.errors, 'tags')}
    />
  );
}
