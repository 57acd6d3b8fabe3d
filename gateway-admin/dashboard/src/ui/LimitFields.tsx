import { ActionIcon, Button, Group, NumberInput, Select, SimpleGrid, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useKnownModels } from '@/api/models';
import { WINDOWS, type LimitValues } from '@/lib/limits';
import classes from './LimitFields.module.css';

const WINDOW_OPTIONS = Object.entries(WINDOWS).map(([value, { label }]) => ({ value, label }));
const KIND_OPTIONS = [
  { value: 'hard', label: 'Refuse calls' },
  { value: 'soft', label: 'Only report' },
];

/** Any form whose values include LimitValues: Mantine's form type is invariant, so it cannot be said more exactly. */
type LimitForm = UseFormReturnType<any, any>;

/** What may be spent; a budget row for each window. */
export function BudgetFields({ form }: { form: LimitForm }) {
  const { budgets } = form.values as LimitValues;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>Budgets</legend>
      <Text size="xs" c="dimmed" mb={10}>
        A hard budget is never overshot: each call's worst case is held before it leaves. Windows are in UTC.
      </Text>
      <Stack gap={8}>
        {budgets.map((_, index) => (
          <Group key={index} gap={8} align="flex-start" wrap="nowrap">
            <TextInput
              aria-label={`Budget ${index + 1} amount`}
              placeholder="25.00"
              inputMode="decimal"
              leftSection="$"
              className={classes.amount}
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
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove budget ${index + 1}`}
              onClick={() => form.removeListItem('budgets', index)}
            >
              <IconTrash size={16} stroke={1.7} />
            </ActionIcon>
          </Group>
        ))}
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => form.insertListItem('budgets', { amount: '', window: nextWindow(budgets), kind: 'hard' })}
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
    min: 0,
    allowDecimal: false,
    allowNegative: false,
    thousandSeparator: ',',
    hideControls: true,
    placeholder: 'No limit',
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
  const { allowed_models: chosen } = form.values as LimitValues;
  const error = Object.entries(form.errors).find(([path]) => path.startsWith('allowed_models'))?.[1];
  return (
    <TagsInput
      label="Allowed models"
      description={`Leave empty for ${everything}.`}
      placeholder={chosen.length === 0 ? 'Choose or type a model' : undefined}
      data={useKnownModels()}
      {...form.getInputProps('allowed_models')}
      error={error}
    />
  );
}

function nextWindow(budgets: LimitValues['budgets']): string {
  return (['day', 'month', 'week', 'total'] as const).find((window) => budgets.every((budget) => budget.window !== window)) ?? 'day';
}
