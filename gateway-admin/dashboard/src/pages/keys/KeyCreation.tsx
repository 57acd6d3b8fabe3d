import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { teamsQuery } from '@/api/teams';
import type { IssuedKey } from '@/api/types';
import { IssuedKeyModal } from './IssuedKeyModal';
import { CreateKey } from './KeyForm';

interface KeyCreationProps {
  /** Whether the form is asked for; the secret that comes of it stays beyond. */
  opened: boolean;
  teamId?: string;
  onClose: () => void;
}

/** Asks for a key, then shows its secret. */
export function KeyCreation({ opened, teamId, onClose }: KeyCreationProps) {
  const { isPending: teamsPending } = useQuery(teamsQuery);
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  const show = (key: IssuedKey) => {
    setIssued(key);
    onClose();
  };
  return (
    <>
      {opened && !teamsPending && <CreateKey teamId={teamId} onClose={onClose} onIssued={show} />}
      {issued && <IssuedKeyModal issued={issued} onClose={() => setIssued(null)} />}
    </>
  );
}
