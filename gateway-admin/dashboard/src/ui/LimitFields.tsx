import { ActionIcon, Button, NumberInput, Select, SimpleGrid, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useKnownModels, useUnknownModels } from '@/api/models';
import { WINDOWS, withBudget, type LimitValues } from '@/lib/limits';
import { countInput } from './countInput';
import classes from './LimitFields.module.css';

const WINDOW_OPTIONS = Object.entries(WINDOWS).map(([value, { label }]) => ({ value, label }));
const KIND_OPTIONS = [
  { value: 'hard', label: 'Refuse calls' },
  { value: 'soft', label: 'Only report' },
];

/** What is used of a form whose values include LimitValues; Mantine's own type fits one exact kind of values alone. */
interface LimitForm {
  values: LimitValues;
  errors: FormErrors;
  getInputProps(path: string): object;
  insertListItem(path: string, item: unknown): void;
  removeListItem(path: string, index: number): void;
}

/** What may be spent; a budget row for each window. */
export function BudgetFields({ form, focused = false }: { form: LimitForm; focused?: boolean }) {
  const { budgets } = form.values;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>Budgets</legend>
      <Text size="xs" c="dimmed" mb={10}>
        A hard budget is never overshot: each call's worst case is held before it leaves. Windows are in UTC.
      </Text>
      <Stack gap={8}>
        {budgets.map((_, index) => (
          <div key={index} className={classes.budget}>
            <TextInput
              aria-label={`Budget ${index + 1} amount`}
              placeholder="25.00"
              inputMode="decimal"
              leftSection="$"
              className={classes.amount}
              data-autofocus={(focused && index === budgets.length - 1) || undefined}
              {...form.getInputProps(`budgets.${index}.amount`)}
            />
            <Select
              aria-label={`Budget ${index + 1} window`}
              data={WINDOW_OPTIONS}
              className={classes.choice}
              {...form.getInputProps(`budgets.${index}.window`)}
            />
            <Select
              aria-label={`Budget ${index + 1} when spent`}
              data={KIND_OPTIONS}
              className={classes.choice}
              {...form.getInputProps(`budgets.${index}.kind`)}
            />
            <ActionIcon
              className={classes.remove}
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove budget ${index + 1}`}
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
            onClick={() => form.insertListItem('budgets', withBudget(form.values).budgets.at(-1))}
          >
            Add budget
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
}

/** How fast calls may come. */
export function RateFields({ form }: { form: LimitForm }) {
  const field = (name: string) => ({
    ...countInput('No limit'),
    ...form.getInputProps(`rate_limits.${name}`),
  });
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>Rate limits</legend>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <NumberInput label="Requests per minute" {...field('rpm')} />
        <NumberInput label="Tokens per minute" {...field('tpm')} />
        <NumberInput label="Requests at once" {...field('concurrency')} />
      </SimpleGrid>
    </fieldset>
  );
}

export function ModelsField({ form, everything }: { form: LimitForm; everything: string }) {
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
        error={error}
      />
      {unknown.length > 0 && (
        <Text size="xs" c="var(--tg-warn)" mt={6} role="status">
          No model here is called {unknown.join(', ')}. Calls can name it only once the operator adds it.
        </Text>
      )}
    </div>
  );
}
