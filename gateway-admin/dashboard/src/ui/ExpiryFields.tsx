import { Group, Select, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { t } from '@/i18n';
import { EXPIRIES, type ExpiryValues } from '@/lib/expiry';

interface ExpiryForm {
  values: ExpiryValues;
  errors: FormErrors;
  getInputProps(path: string): object;
}

/** When a secret stops working; any form with the values `expires` and `expires_at`. */
export function ExpiryFields({ form }: { form: ExpiryForm }) {
  const onDate = form.values.expires === 'date';
  return (
    <Group gap={8} align="flex-start" wrap="nowrap" grow>
      <Select
        label={t('Expires')}
        data={EXPIRIES()}
        {...form.getInputProps('expires')}
        error={onDate ? undefined : form.errors.expires_at}
      />
      {onDate && <TextInput label={t('Expiry date')} type="date" {...form.getInputProps('expires_at')} />}
    </Group>
  );
}
