import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/session';
import { teamsQuery } from '@/api/teams';
import type { IssuedKey } from '@/api/types';
import { Page } from '@/ui/Page';
import { IssuedKeyModal } from './IssuedKeyModal';
import { CreateKey } from './KeyForm';
import { KeysPanel } from './KeysPanel';

export default function Keys() {
  const { create, team } = useSearch({ from: '/signed-in/keys' });
  const { isPending: teamsPending } = useQuery(teamsQuery);
  const navigate = useNavigate();
  const mayWrite = useMay('keys:write');
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  const close = () => void navigate({ to: '/keys', search: {} });
  const show = (key: IssuedKey) => {
    setIssued(key);
    close();
  };
  const createButton = mayWrite && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => void navigate({ to: '/keys', search: { create: true } })}>
      Create key
    </Button>
  );
  return (
    <Page title="Keys" description="Virtual keys for applications. Each belongs to a team, which pays for its calls." actions={createButton}>
      <KeysPanel />
      {create && mayWrite && !teamsPending && <CreateKey teamId={team} onClose={close} onIssued={show} />}
      {issued && <IssuedKeyModal issued={issued} onClose={() => setIssued(null)} />}
    </Page>
  );
}
