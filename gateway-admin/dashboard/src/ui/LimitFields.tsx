import { ActionIcon, Button, NumberInput, Select, SimpleGrid, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useKnownModels, useUnknownModels } from '@/api/models';
import { WINDOWS, nextBudget, type LimitValues } from '@/lib/limits';
import type { FieldsForm } from '@/lib/within';
import { countInput } from './countInput';
import classes from './LimitFields.module.css';

const WINDOW_OPTIONS = Object.entries(WINDOWS).map(([value, { label }]) => ({ value, label }));
const RECURRING = WINDOW_OPTIONS.filter(({ value }) => value !== 'total');
const KIND_OPTIONS = [
  { value: 'hard', label: 'Refuse calls' },
  { value: 'soft', label: 'Only report' },
];

interface BudgetFieldsProps {
  form: FieldsForm<Pick<LimitValues, 'budgets'>>;
  /** Whether the form is opened for its last budget. */
  focused?: boolean;
  /** What one of them is called, as on its button: `budget`. */
  noun?: string;
  /** Whether a budget may be for all time. */
  total?: boolean;
  title?: string;
  description?: string;
}

const HELD = "Where calls are refused, a budget is never overshot: each call's worst case is held before it leaves. Windows are in UTC.";

/** What may be spent; a budget row for each window. */
export function BudgetFields({ form, focused = false, noun = 'budget', total = true, title = 'Budgets', description = HELD }: BudgetFieldsProps) {
  const { budgets } = form.values;
  const [adding, setAdding] = useState(false);
  const add = () => {
    setAdding(true);
    form.insertListItem('budgets', nextBudget(budgets));
  };
  const named = noun.charAt(0).toUpperCase() + noun.slice(1);
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
              aria-label={`${named} ${index + 1} amount`}
              autoFocus={adding && index === budgets.length - 1}
              placeholder="25.00"
              inputMode="decimal"
              leftSection="$"
              className={classes.amount}
              data-autofocus={(focused && index === budgets.length - 1) || undefined}
              {...form.getInputProps(`budgets.${index}.amount`)}
            />
            <Select
              aria-label={`${named} ${index + 1} window`}
              data={total ? WINDOW_OPTIONS : RECURRING}
              className={classes.choice}
              {...form.getInputProps(`budgets.${index}.window`)}
            />
            <Select
              aria-label={`${named} ${index + 1} when spent`}
              data={KIND_OPTIONS}
              className={classes.choice}
              {...form.getInputProps(`budgets.${index}.kind`)}
            />
            <ActionIcon
              className={classes.remove}
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove ${noun} ${index + 1}`}
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
            Add {noun}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
}

/** How fast calls may come. */
export function RateFields({ form, title = 'Rate limits' }: { form: FieldsForm<Pick<LimitValues, 'rate_limits'>>; title?: string }) {
  const field = (name: string) => ({
    ...countInput('No limit'),
    classNames: { label: classes.label },
    ...form.getInputProps(`rate_limits.${name}`),
  });
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{title}</legend>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <NumberInput label="Requests per minute" {...field('rpm')} />
        <NumberInput label="Tokens per minute" {...field('tpm')} />
        <NumberInput label="Requests at once" {...field('concurrency')} />
      </SimpleGrid>
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
        label="Allowed models"
        description={`Leave empty for ${everything}.`}
        placeholder={chosen.length === 0 ? 'Choose or type a model' : undefined}
        data={useKnownModels()}
        {...form.getInputProps('allowed_models')}
        error={error as ReactNode}
      />
      {unknown.length > 0 && (
        <Text size="xs" c="var(--tg-warn)" mt={6} role="status">
          No model here is called {unknown.join(', ')}. Calls can name it only once the operator adds it.
        </Text>
      )}
    </div>
  );
}
