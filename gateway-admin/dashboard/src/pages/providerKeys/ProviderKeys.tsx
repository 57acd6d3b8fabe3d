import { Button, Menu, Text } from '@mantine/core';
import { IconPencil, IconPlugConnected, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { providerKeysQuery, useDeleteProviderKey, useVerifyProviderKey } from '@/api/providerKeys';
import { useMay } from '@/api/session';
import type { ProviderKey } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
import { DataTable, type Column } from '@/ui/DataTable';
import { deleteLater, useKept } from '@/ui/deleteLater';
import { EmptyState } from '@/ui/EmptyState';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { RowMenu } from '@/ui/RowMenu';
import { Tag } from '@/ui/Tag';
import { toast } from '@/ui/toast';
import { When } from '@/ui/When';
import { ProviderKeyForm } from './ProviderKeyForm';

type Dialog = { open: 'add' } | { open: 'edit' | 'delete'; key: ProviderKey } | null;

/** The organization's own accounts at providers: calls with them are billed there. */
export default function ProviderKeys() {
  const { data, error, refetch } = useQuery(providerKeysQuery);
  const keys = useKept(data, ({ id }) => id);
  const mayWrite = useMay('provider_keys:write');
  const [dialog, setDialog] = useState<Dialog>(null);
  const remove = useDeleteProviderKey();
  const close = () => setDialog(null);
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog({ open: 'add' })}>
      {t('Add provider key')}
    </Button>
  );
  const leaving = dialog?.open === 'delete' ? dialog.key : undefined;
  const confirm = async () => {
    if (!leaving) return;
    deleteLater(leaving.id, t('{name} was deleted. Calls go on with the platform\'s keys.', { name: leaving.name }), () => remove.mutateAsync(leaving.id));
  };
  return (
    <Page title={t('Provider keys')} description={t('Your own keys at providers. What is called with one of them is billed by the provider to you, and costs nothing but the platform\'s fee here.')} actions={keys && keys.length > 0 && add}>
      {error && !data ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <Panel flush label={t('Provider keys')}>
          <DataTable
            label={t('Provider keys')}
            columns={mayWrite ? [...COLUMNS(), actions(setDialog)] : COLUMNS()}
            rows={keys}
            rowKey={({ id }) => id}
            onOpen={mayWrite ? (key) => setDialog({ open: 'edit', key }) : undefined}
            empty={
              <EmptyState Icon={IconPlugConnected} title={t('No key of your own')} action={add}>
                {t('All calls use the platform\'s keys. With a key of your own, a provider bills you directly, and your discounts there hold.')}
              </EmptyState>
            }
          />
        </Panel>
      )}
      {dialog?.open === 'add' && <ProviderKeyForm onClose={close} />}
      {dialog?.open === 'edit' && <ProviderKeyForm edited={dialog.key} onClose={close} />}
      <Confirm opened={leaving !== undefined} title={t('Delete {name}?', { name: leaving?.name })} action={t('Delete key')} danger onConfirm={confirm} onClose={close}>
        {t('Calls go on with the platform\'s keys, and are charged here. The key itself stays valid at the provider.')}
      </Confirm>
    </Page>
  );
}

const COLUMNS = inLanguage((): Column<ProviderKey>[] => [
  { header: t('Name'), cell: ({ name }) => <Text inherit fw={550}>{name}</Text> },
  { header: t('Provider'), cell: ({ provider }) => provider },
  { header: t('Key'), from: 'md', cell: ({ hint }) => <Quiet><span className="mono">…{hint}</span></Quiet> },
  { header: t('Used'), from: 'sm', cell: ({ precedence }) => (precedence === 'before' ? t('Before the platform\'s') : t('When the platform\'s cannot be')) },
  { header: t('Verified'), cell: ({ verified_at }) => (verified_at ? <Tag tone="good"><When at={verified_at} /></Tag> : <Tag tone="warn">{t('Not yet')}</Tag>) },
  { header: t('Added'), from: 'lg', cell: ({ created_at }) => <Quiet><When at={created_at} /></Quiet> },
]);

function actions(show: (dialog: Dialog) => void): Column<ProviderKey> {
  return {
    header: t('Actions'),
    quiet: true,
    align: 'right',
    width: 56,
    cell: (key) => (
      <RowMenu of={key.name}>
        <VerifyItem of={key} />
        <Menu.Item leftSection={<IconPencil size={15} stroke={1.7} />} onClick={() => show({ open: 'edit', key })}>
          {t('Edit')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={15} stroke={1.7} />} onClick={() => show({ open: 'delete', key })}>
          {t('Delete')}
        </Menu.Item>
      </RowMenu>
    ),
  };
}

function VerifyItem({ of }: { of: ProviderKey }) {
  const verify = useVerifyProviderKey();
  const run = async () => {
    const { verified_at } = await verify.mutateAsync(of.id);
    toast(verified_at ? t('{provider} takes {name}.', { provider: of.provider, name: of.name }) : t('{provider} could not be asked now.', { provider: of.provider }));
  };
  return (
    <Menu.Item leftSection={<IconPlugConnected size={15} stroke={1.7} />} onClick={() => void run().catch((error: Error) => toast(error.message))}>
      {t('Verify')}
    </Menu.Item>
  );
}
