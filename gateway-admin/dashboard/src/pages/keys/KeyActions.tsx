import { Menu } from '@mantine/core';
import { IconPencil, IconRefresh, IconRoute, IconShieldCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useRevokeKey } from '@/api/keys';
import type { IssuedKey, Key } from '@/api/types';
import { t } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
import { RowMenu } from '@/ui/RowMenu';
import { toast } from '@/ui/toast';
import { MenuLink } from '@/ui/links';
import { EditKey } from './KeyForm';
import { IssuedKeyModal } from './IssuedKeyModal';
import { RotateKey } from './RotateKey';

type Dialog = 'edit' | 'rotate' | 'revoke' | null;

/** The menu at the end of a key's row. */
export function KeyActions({ subject }: { subject: Key }) {
  const [dialog, setDialog] = useState<Dialog>(null);
  const [rotated, setRotated] = useState<{ issued: IssuedKey; grace: number } | null>(null);
  const revoke = useRevokeKey();
  const close = () => setDialog(null);
  const confirmRevoke = async () => {
    await revoke.mutateAsync(subject.id);
    toast(t('{name} was revoked. It is refused from now on.', { name: subject.name }));
  };
  return (
    <>
      <RowMenu of={subject.name}>
        <Menu.Item leftSection={<IconPencil size={15} stroke={1.7} />} onClick={() => setDialog('edit')}>
          {t('Edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconRefresh size={15} stroke={1.7} />} onClick={() => setDialog('rotate')}>
          {t('Rotate secret')}
        </Menu.Item>
        <MenuLink leftSection={<IconRoute size={15} stroke={1.7} />} to="/routing" search={{ level: 'key', id: subject.id }}>
          {t('Routing')}
        </MenuLink>
        <MenuLink leftSection={<IconShieldCheck size={15} stroke={1.7} />} to="/policies" search={{ level: 'key', id: subject.id }}>
          {t('Policy')}
        </MenuLink>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={15} stroke={1.7} />} onClick={() => setDialog('revoke')}>
          {t('Revoke')}
        </Menu.Item>
      </RowMenu>
      {dialog === 'edit' && <EditKey edited={subject} onClose={close} />}
      {dialog === 'rotate' && <RotateKey subject={subject} onRotated={(issued, grace) => setRotated({ issued, grace })} onClose={close} />}
      <Confirm
        opened={dialog === 'revoke'}
        title={t('Revoke {name}?', { name: subject.name })}
        action={t('Revoke key')}
        danger
        onConfirm={confirmRevoke}
        onClose={close}
      >
        {t('Calls with this key are refused from the next one, on every node. This cannot be taken back.')}
      </Confirm>
      {rotated && <IssuedKeyModal issued={rotated.issued} rotated={rotated.grace === 0 ? 'ended' : 'going-on'} onClose={() => setRotated(null)} />}
    </>
  );
}
