import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMay } from '@/api/session';
import { t } from '@/i18n';
import { Page } from '@/ui/Page';
import { KeyCreation } from './KeyCreation';
import { KeysPanel } from './KeysPanel';

export default function Keys() {
  const { create = false } = useSearch({ from: '/signed-in/keys' });
  const navigate = useNavigate();
  const mayWrite = useMay('keys:write');
  const open = () => void navigate({ to: '/keys', search: { create: true } });
  const close = () => void navigate({ to: '/keys', search: {}, replace: true });
  const createButton = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      {t('Create key')}
    </Button>
  );
  return (
    <Page title={t('Keys')} description={t('Virtual keys for applications. Each belongs to a team, which pays for its calls.')} actions={createButton}>
      <KeysPanel onCreate={mayWrite ? open : undefined} />
      {mayWrite && <KeyCreation opened={create} onClose={close} />}
    </Page>
  );
}
