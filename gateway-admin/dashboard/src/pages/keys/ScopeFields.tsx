import { Autocomplete, MultiSelect, Select, SimpleGrid, TagsInput, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { keysQuery } from '@/api/keys';
import { membersQuery } from '@/api/members';
import { t } from '@/i18n';
import { ENDPOINTS, type ScopeValues } from '@/lib/keyScope';
import { errorUnder, type FieldsForm } from '@/lib/within';

const USUAL_ENVIRONMENTS = ['production', 'staging', 'development'];

/** What a key may be used for, where, from where, and whose it is. */
export function ScopeFields({ form }: { form: FieldsForm<ScopeValues> }) {
  const { data: members = [] } = useQuery({ ...membersQuery, retry: false });
  const keys = useInfiniteQuery(keysQuery()).data?.pages.flatMap((page) => page.data) ?? [];
  const environments = [...new Set([...keys.flatMap(({ environment }) => environment ?? []), ...USUAL_ENVIRONMENTS])];
  const { endpoints, ip_ranges } = form.values;
  return (
    <>
      <MultiSelect
        label={t('Endpoints')}
        description={t('Leave empty for every endpoint.')}
        placeholder={endpoints.length === 0 ? t('All') : undefined}
        data={ENDPOINTS}
        searchable
        {...form.getInputProps('endpoints')}
        error={errorUnder(form.errors, 'endpoints')}
      />
      <TagsInput
        label={t('Addresses')}
        description={t('From where the key may be used: addresses and ranges. Leave empty for anywhere.')}
        placeholder={ip_ranges.length === 0 ? '203.0.113.0/24' : undefined}
        {...form.getInputProps('ip_ranges')}
        error={errorUnder(form.errors, 'ip_ranges')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Autocomplete label={t('Environment')} placeholder={t('None')} data={environments} {...form.getInputProps('environment')} />
        <Select label={t('Owner')} placeholder={t('The team')} clearable searchable data={members.map(({ id, name }) => ({ value: id, label: name }))} {...form.getInputProps('member_id')} />
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt={-8}>
        {t('Rows carry the environment as a tag. An owner\'s limits hold for the key too.')}
      </Text>
    </>
  );
}
