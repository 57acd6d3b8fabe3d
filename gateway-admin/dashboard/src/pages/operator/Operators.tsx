import { Button, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { operatorsQuery, useGiveOperator, useTakeOperator } from '@/api/operators';
import { useMe } from '@/api/session';
import type { Operator } from '@/api/types';
import { t } from '@/i18n';
import { email } from '@/lib/validation';
import { Confirm } from '@/ui/Confirm';
import { DataTable, type Column } from '@/ui/DataTable';
import { FormModal } from '@/ui/FormModal';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

/** The people who may open the operator's pages. */
export function Operators() {
  const { data: operators, error, refetch } = useQuery(operatorsQuery);
  const { user } = useMe();
  const [adding, add] = useDisclosure(false);
  const [leaving, setLeaving] = useState<Operator | null>(null);
  const take = useTakeOperator();
  const confirm = async () => {
    if (!leaving) return;
    await take.mutateAsync(leaving.email);
    toast(t('{name} is no operator any more.', { name: leaving.name }));
  };
  const actions = (
    <Button variant="default" size="xs" leftSection={<IconPlus size={15} />} onClick={add.open}>
      {t('Add operator')}
    </Button>
  );
  return (
    <Panel flush title={t('Operators')} description={t('The people who may open these pages. The operator\'s token may always.')} actions={actions}>
      {error && !operators ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable label={t('Operators')} columns={columns(user.email, setLeaving)} rows={operators} rowKey={({ id }) => id} skeletonRows={1} />
      )}
      {adding && <AddOperator onClose={add.close} />}
      <Confirm
        opened={leaving !== null}
        title={t('Take the operator\'s role from {name}?', { name: leaving?.name ?? t('this person') })}
        action={t('Take the role')}
        danger
        onConfirm={confirm}
        onClose={() => setLeaving(null)}
      >
        {t('The catalogue and the organizations are closed to them from their next click.')}
      </Confirm>
    </Panel>
  );
}

function columns(own: string, onTake: (operator: Operator) => void): Column<Operator>[] {
  return [
    { header: t('Full name'), cell: ({ name }) => <Text inherit fw={550}>{name}</Text> },
    { header: t('E-mail'), cell: ({ email }) => <Quiet>{email}</Quiet> },
    {
      header: t('Actions'),
      quiet: true,
      align: 'right',
      cell: (operator) =>
        operator.email !== own && (
          <Button variant="subtle" color="gray" size="compact-sm" aria-label={t('Remove {name}', { name: operator.name })} onClick={() => onTake(operator)}>
            {t('Remove')}
          </Button>
        ),
    },
  ];
}

function AddOperator({ onClose }: { onClose: () => void }) {
  const give = useGiveOperator();
  const form = useForm({ initialValues: { email: '' }, validate: { email } });
  const submission = useSubmit(
    form,
    (values) => give.mutateAsync(values.email.trim()),
    (operator) => {
      toast(t('{name} is an operator now.', { name: operator.name }));
      onClose();
    },
  );
  return (
    <FormModal title={t('Add operator')} submit={t('Add operator')} submission={submission} onClose={onClose} size={440}>
      <TextInput label={t('E-mail')} description={t('Of somebody who has signed up here.')} type="email" data-autofocus {...form.getInputProps('email')} />
    </FormModal>
  );
}
