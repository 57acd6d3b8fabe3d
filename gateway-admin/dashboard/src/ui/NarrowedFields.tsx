import { ActionIcon, Autocomplete, Button, Group, Select, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useKnownModels } from '@/api/models';
import { useKnownTags } from '@/api/tags';
import { inLanguage, t } from '@/i18n';
import { ENDPOINTS } from '@/lib/keyScope';
import { NEW_NARROWED, hasNarrowedErrors, type NarrowedTo, type NarrowedValue, type NarrowedValues } from '@/lib/narrowed';
import { within, type FieldsForm } from '@/lib/within';
import { BudgetFields, RateFields } from './LimitFields';
import classes from './LimitFields.module.css';
import { Optional } from './Optional';

const KINDS = inLanguage((): { value: NarrowedTo; label: string }[] => [
  { value: 'model', label: t('Model') },
  { value: 'endpoint', label: t('Endpoint') },
  { value: 'tag', label: t('Tag') },
]);

/** Limits for one model, endpoint or tag each, besides those for all requests. */
export function NarrowedFields({ form }: { form: FieldsForm<NarrowedValues> }) {
  const { narrowed } = form.values;
  return (
    <Optional title={t('Limits for one model, endpoint or tag')} initially={narrowed.length > 0} forced={hasNarrowedErrors(form.errors)}>
      {narrowed.map((entry, at) => (
        <Entry key={at} at={at} entry={entry} form={within(within(form, 'narrowed'), at)} onRemove={() => form.removeListItem('narrowed', at)} />
      ))}
      <div>
        <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => form.insertListItem('narrowed', NEW_NARROWED)}>
          {t('Add a narrower limit')}
        </Button>
      </div>
    </Optional>
  );
}

function Entry({ at, entry, form, onRemove }: { at: number; entry: NarrowedValue; form: FieldsForm<NarrowedValue>; onRemove: () => void }) {
  const named = t('Limit {number}', { number: at + 1 });
  const choices = { model: useKnownModels(), endpoint: ENDPOINTS, tag: useKnownTags() }[entry.to];
  return (
    <fieldset className={classes.narrowed} aria-label={named}>
      <Stack gap="md">
        <Group gap={8} wrap="nowrap" align="flex-start">
          <Select aria-label={t('{limit}: for a', { limit: named })} w={130} allowDeselect={false} data={KINDS()} {...form.getInputProps('to')} />
          <Autocomplete aria-label={t('{limit}: name', { limit: named })} flex={1} placeholder={entry.to === 'tag' ? 'env:production' : undefined} data={choices} {...form.getInputProps('name')} />
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('Remove {limit}', { limit: named })} onClick={onRemove}>
            <IconTrash size={16} stroke={1.7} />
          </ActionIcon>
        </Group>
        <BudgetFields form={form} noun={t('budget')} named={named} title={t('Budgets')} description={t('Counted for it alone, from when the limit is made.')} />
        <RateFields form={form} />
      </Stack>
    </fieldset>
  );
}
