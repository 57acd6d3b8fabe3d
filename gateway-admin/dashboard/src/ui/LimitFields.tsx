import { ActionIcon, Button, Select, SimpleGrid, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useKnownModels, useUnknownModels } from '@/api/models';
import { inLanguage, t } from '@/i18n';
import { WINDOWS, nextBudget, type LimitValues } from '@/lib/limits';
import type { FieldsForm } from '@/lib/within';
import { CountInput } from './CountInput';
import classes from './LimitFields.module.css';

const WINDOW_OPTIONS = inLanguage(() => Object.entries(WINDOWS()).map(([value, { label }]) => ({ value, label })));
const RECURRING = inLanguage(() => WINDOW_OPTIONS().filter(({ value }) => value !== 'total'));
const KIND_OPTIONS = inLanguage(() => [
  { value: 'hard', label: t('Refuse calls') },
  { value: 'soft', label: t('Only report') },
]);

interface BudgetFieldsProps {
  form: FieldsForm<Pick<LimitValues, 'budgets'>>;
  /** Whether the form is opened for its last budget. */
  focused?: boolean;
  /** What one of them is called, as on its button: `budget`. */
  noun?: string;
  /** What they are called one by one; as the noun, when absent. */
  named?: string;
  /** Whether a budget may be for all time. */
  total?: boolean;
  title?: string;
  description?: string;
}

const HELD = inLanguage(() => t('Where calls are refused, a budget is never overshot: each call\'s worst case is held before it leaves. Windows are in UTC.'));

/** What may be spent; a budget row for each window. */
export function BudgetFields({ form, focused = false, noun = t('budget'), named: given, total = true, title = t('Budgets'), description = HELD() }: BudgetFieldsProps) {
  const { budgets } = form.values;
  const [adding, setAdding] = useState(false);
  const add = () => {
    setAdding(true);
    form.insertListItem('budgets', nextBudget(budgets));
  };
  const capital = noun.charAt(0).toUpperCase() + noun.slice(1);
  const named = given ? `${given}: ${noun}` : capital;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{title}</legend>
      <Text size="xs" c="dimmed" mb={10}>
        {description}
      </Text>
      <Stack gap={8}>
        {budgets.map((_, index) => (
          <div key={index} className={classes.budget}>
            <TextInput
              aria-label={t('{named} {index} amount', { named, index: index + 1 })}
              autoFocus={adding && index === budgets.length - 1}
              placeholder="25.00"
              inputMode="decimal"
              leftSection="$"
              className={classes.amount}
              data-autofocus={(focused && index === budgets.length - 1) || undefined}
              {...form.getInputProps(`budgets.${index}.amount`)}
            />
            <Select
              aria-label={t('{named} {index} window', { named, index: index + 1 })}
              data={total ? WINDOW_OPTIONS() : RECURRING()}
              className={classes.choice}
              {...form.getInputProps(`budgets.${index}.window`)}
            />
            <Select
              aria-label={t('{named} {index} when spent', { named, index: index + 1 })}
              data={KIND_OPTIONS()}
              className={classes.choice}
              {...form.getInputProps(`budgets.${index}.kind`)}
            />
            <ActionIcon
              className={classes.remove}
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('Remove {noun} {index}', { noun, index: index + 1 })}
              onClick={() => form.removeListItem('budgets', index)}
            >
              <IconTrash size={16} stroke={1.7} />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={add}
          >
            {t('Add {noun}', { noun })}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
}

/** How fast calls may come. */
export function RateFields({ form, title = t('Rate limits') }: { form: FieldsForm<Pick<LimitValues, 'rate_limits'>>; title?: string }) {
  const field = (name: string) => ({
    placeholder: t('No limit'),
    classNames: { label: classes.label },
    ...form.getInputProps(`rate_limits.${name}`),
  });
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{title}</legend>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <CountInput label={t('Requests per minute')} {...field('rpm')} />
        <CountInput label={t('Tokens per minute')} {...field('tpm')} />
        <CountInput label={t('Requests at once')} {...field('concurrency')} />
      </SimpleGrid>
      <Switch
        mt="sm"
        size="xs"
        label={t('Only report: refuse nothing, and count what would be refused')}
        {...form.getInputProps('rate_limits.report_only', { type: 'checkbox' })}
      />
    </fieldset>
  );
}

export function ModelsField({ form, everything }: { form: FieldsForm<Pick<LimitValues, 'allowed_models'>>; everything: string }) {
  const { allowed_models: chosen } = form.values;
  const unknown = useUnknownModels(chosen);
  const error = Object.entries(form.errors).find(([path]) => path.startsWith('allowed_models'))?.[1];
  return (
    <div>
      <TagsInput
        label={t('Allowed models')}
        description={t('Leave empty for {everything}.', { everything })}
        placeholder={chosen.length === 0 ? t('Choose or type a model') : undefined}
        data={useKnownModels()}
        {...form.getInputProps('allowed_models')}
        error={error as ReactNode}
      />
      {unknown.length > 0 && (
        <Text size="xs" c="var(--tg-warn)" mt={6} role="status">
          {t('No model here is called {unknown}. Calls can name it only once the operator adds it.', { unknown: unknown.join(', ') })}
        </Text>
      )}
    </div>
  );
}
