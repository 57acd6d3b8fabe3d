import { Select, SimpleGrid, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconBuilding } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { organizationsQuery, useUpdateOrganization } from '@/api/catalogue';
import type { Organization } from '@/api/types';
import { t } from '@/i18n';
import { changed } from '@/lib/changed';
import { NO_LIMITS, budgetsText, limitBody, limitChecks, limitValues, type LimitValues } from '@/lib/limits';
import { date } from '@/lib/time';
import { percentage } from '@/lib/validation';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { FormModal } from '@/ui/FormModal';
import { BudgetFields } from '@/ui/LimitFields';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { Tag } from '@/ui/Tag';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';
import { Operators } from './Operators';

/** Every tenant, with the terms that the operator gave it. */
export default function Organizations() {
  const { data: organizations, error, refetch } = useQuery(organizationsQuery);
  const [edited, edit] = useState<Organization | null>(null);
  return (
    <Page title={t('Organizations')} description={t('Every tenant of this gateway: status, budget and terms.')}>
      <Stack gap="lg">
        {error && !organizations ? (
          <LoadFailure error={error} onRetry={() => void refetch()} />
        ) : (
          <Panel flush label={t('Organizations')}>
            <DataTable
              label={t('Organizations')}
              columns={columns(edit)}
              rows={organizations}
              rowKey={(organization) => organization.id}
              onOpen={edit}
              empty={
                <EmptyState Icon={IconBuilding} title={t('No organization yet')}>
                  {t('Each sign-up makes one.')}
                </EmptyState>
              }
            />
          </Panel>
        )}
        <Operators />
      </Stack>
      {edited && <OrganizationForm organization={edited} onClose={() => edit(null)} />}
    </Page>
  );
}

function columns(onEdit: (organization: Organization) => void): Column<Organization>[] {
  return [
    {
      header: t('Organization'),
      cell: (organization) => (
        <UnstyledButton
          fz="inherit"
          fw={550}
          onClick={(event) => {
            event.stopPropagation();
            onEdit(organization);
          }}
        >
          {organization.name}
        </UnstyledButton>
      ),
    },
    { header: t('Status'), cell: ({ status }) => <Tag tone={status === 'active' ? 'good' : 'bad'}>{status === 'active' ? t('Active') : t('Suspended')}</Tag> },
    { header: t('Budget'), cell: ({ budgets }) => budgetsText(budgets) || <Quiet>{t('None')}</Quiet> },
    { header: t('Fee'), align: 'right', from: 'sm', cell: ({ fee_percent }) => `${Number(fee_percent)}%` },
    { header: t('Discount'), align: 'right', from: 'sm', cell: ({ discount_percent }) => `${Number(discount_percent)}%` },
    { header: t('Since'), align: 'right', from: 'md', cell: ({ created_at }) => <Quiet>{date(created_at)}</Quiet> },
  ];
}

interface OrganizationValues extends LimitValues {
  status: Organization['status'];
  fee_percent: string;
  own_key_fee_percent: string;
  discount_percent: string;
}

function organizationValues({ budgets, status, fee_percent, own_key_fee_percent, discount_percent }: Organization): OrganizationValues {
  const { rate_limits, allowed_models } = limitBody(NO_LIMITS);
  return { ...limitValues({ budgets, rate_limits, allowed_models }), status, fee_percent, own_key_fee_percent, discount_percent };
}

function organizationBody({ status, fee_percent, own_key_fee_percent, discount_percent, ...limits }: OrganizationValues) {
  return {
    status,
    budgets: limitBody(limits).budgets,
    fee_percent: fee_percent.trim(),
    own_key_fee_percent: own_key_fee_percent.trim(),
    discount_percent: discount_percent.trim(),
  };
}

function OrganizationForm({ organization, onClose }: { organization: Organization; onClose: () => void }) {
  const update = useUpdateOrganization(organization.id);
  const [opened] = useState(() => organizationValues(organization));
  const form = useForm<OrganizationValues>({
    initialValues: opened,
    validate: { ...limitChecks, fee_percent: percentage, own_key_fee_percent: percentage, discount_percent: percentage },
  });
  const submission = useSubmit(
    form,
    (values) => update.mutateAsync(changed(organizationBody(opened), organizationBody(values))),
    (saved) => {
      toast(t('{name} was changed.', { name: saved.name }));
      onClose();
    },
  );
  return (
    <FormModal title={t('Edit {name}', { name: organization.name })} submit={t('Save changes')} submission={submission} onClose={onClose}>
      <Select
        label={t('Status')}
        description={t('Calls of a suspended organization are refused.')}
        data={[
          { value: 'active', label: t('Active') },
          { value: 'suspended', label: t('Suspended') },
        ]}
        {...form.getInputProps('status')}
      />
      <BudgetFields form={form} />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <TextInput label={t('Platform fee')} rightSection="%" inputMode="decimal" {...form.getInputProps('fee_percent')} />
        <TextInput label={t('Fee with own key')} rightSection="%" inputMode="decimal" {...form.getInputProps('own_key_fee_percent')} />
        <TextInput label={t('Discount')} rightSection="%" inputMode="decimal" {...form.getInputProps('discount_percent')} />
      </SimpleGrid>
    </FormModal>
  );
}
