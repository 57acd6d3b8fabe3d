import { Button, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { operatorsQuery, useGiveOperator, useTakeOperator } from '@/api/operators';
import { useMe } from '@/api/session';
import type { Operator } from '@/api/types';
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
    toast(`${leaving.name} is no operator any more.`);
  };
  const actions = (
    <Button variant="default" size="xs" leftSection={<IconPlus size={15} />} onClick={add.open}>
      Add operator
    </Button>
  );
  return (
    <Panel flush title="Operators" description="The people who may open these pages. The operator's token may always." actions={actions}>
      {error && !operators ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable label="Operators" columns={columns(user.email, setLeaving)} rows={operators} rowKey={({ id }) => id} skeletonRows={1} />
      )}
      {adding && <AddOperator onClose={add.close} />}
      <Confirm
        opened={leaving !== null}
        title={`Take the operator's role from ${leaving?.name ?? 'this person'}?`}
        action="Take the role"
        danger
        onConfirm={confirm}
        onClose={() => setLeaving(null)}
      >
        The catalogue and the organizations are closed to them from their next click.
      </Confirm>
    </Panel>
  );
}

function columns(own: string, onTake: (operator: Operator) => void): Column<Operator>[] {
  return [
    { header: 'Name', cell: ({ name }) => <Text inherit fw={550}>{name}</Text> },
    { header: 'E-mail', cell: ({ email }) => <Quiet>{email}</Quiet> },
    {
      header: 'Actions',
      quiet: true,
      align: 'right',
      cell: (operator) =>
        operator.email !== own && (
          <Button variant="subtle" color="gray" size="compact-sm" aria-label={`Remove ${operator.name}`} onClick={() => onTake(operator)}>
            Remove
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
      toast(`${operator.name} is an operator now.`);
      onClose();
    },
  );
  return (
    <FormModal title="Add operator" submit="Add operator" submission={submission} onClose={onClose} size={440}>
      <TextInput label="E-mail" description="Of somebody who has signed up here." type="email" data-autofocus {...form.getInputProps('email')} />
    </FormModal>
  );
}
