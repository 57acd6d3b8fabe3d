import { Button, Menu } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, type TablerIcon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { catalogueQuery, useRemove, waitingId, type Kind, type Kinds } from '@/api/catalogue';
import { t } from '@/i18n';
import { finishAll } from '@/lib/later';
import { words } from '@/lib/words';
import { Confirm } from '@/ui/Confirm';
import type { Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { LongTable } from '@/ui/LongTable';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { RowMenu } from '@/ui/RowMenu';
import { deleteLater, useKept } from '@/ui/deleteLater';

interface CatalogueSectionProps<K extends Kind> {
  kind: K;
  /** One of them: `provider`. */
  noun: string;
  Icon: TablerIcon;
  description: string;
  columns: Column<Kinds[K]['row']>[];
  idOf: (row: Kinds[K]['row']) => string;
  /** What a row is found by. */
  textOf: (row: Kinds[K]['row']) => string;
  whatDeletingDoes: string;
  form: (row: Kinds[K]['row'] | undefined, onClose: () => void) => ReactNode;
  /** Further items of a row's menu. */
  menu?: (row: Kinds[K]['row']) => ReactNode;
}

type Dialog<R> = { open: 'create' } | { open: 'edit' | 'delete'; row: R } | null;

/** One kind of thing in the catalogue: its list, its form, and its removal. */
export function CatalogueSection<K extends Kind>(props: CatalogueSectionProps<K>) {
  const { kind, noun, Icon, description, columns, idOf, textOf, whatDeletingDoes, form, menu } = props;
  const { data, error, refetch } = useQuery(catalogueQuery(kind));
  const rows = useKept(data, (row) => waitingId(kind, idOf(row)));
  const [dialog, setDialog] = useState<Dialog<Kinds[K]['row']>>(null);
  const remove = useRemove(kind);
  const close = () => setDialog(null);
  const leaving = dialog?.open === 'delete' ? idOf(dialog.row) : '';
  const add = (
    <Button variant="default" size="xs" leftSection={<IconPlus size={15} />} onClick={() => setDialog({ open: 'create' })}>
      {t('Add {noun}', { noun })}
    </Button>
  );
  const confirmRemoval = async () => {
    // What it sells may wait to be deleted: sent as the page is left, the two could arrive the other way round.
    void finishAll();
    deleteLater(waitingId(kind, leaving), t('{name} was deleted.', { name: leaving }), () => remove.mutateAsync(leaving));
  };
  const actions: Column<Kinds[K]['row']> = {
    header: t('Actions'),
    quiet: true,
    align: 'right',
    width: 56,
    cell: (row) => (
      <RowMenu of={idOf(row)}>
        <Menu.Item leftSection={<IconPencil size={15} stroke={1.7} />} onClick={() => setDialog({ open: 'edit', row })}>
          {t('Edit')}
        </Menu.Item>
        {menu?.(row)}
        <Menu.Item color="red" leftSection={<IconTrash size={15} stroke={1.7} />} onClick={() => setDialog({ open: 'delete', row })}>
          {t('Delete')}
        </Menu.Item>
      </RowMenu>
    ),
  };
  const title = words(kind);
  return (
    <Panel flush title={title} description={description} actions={rows && rows.length > 0 && add}>
      {error && !data ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <LongTable
          label={title}
          columns={[...columns, actions]}
          rows={rows}
          rowKey={idOf}
          textOf={textOf}
          skeletonRows={3}
          onOpen={(row) => setDialog({ open: 'edit', row })}
          empty={
            <EmptyState Icon={Icon} title={t('No {noun} yet', { noun })} action={add}>
              {description}
            </EmptyState>
          }
        />
      )}
      {dialog?.open === 'create' && form(undefined, close)}
      {dialog?.open === 'edit' && form(dialog.row, close)}
      <Confirm
        opened={dialog?.open === 'delete'}
        title={t('Delete {name}?', { name: leaving })}
        action={t('Delete {noun}', { noun })}
        danger
        onConfirm={confirmRemoval}
        onClose={close}
      >
        {whatDeletingDoes}
      </Confirm>
    </Panel>
  );
}
