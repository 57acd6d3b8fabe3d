import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconTerminal2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/session';
import { tokensQuery, useRevokeToken } from '@/api/tokens';
import type { IssuedToken, Token } from '@/api/types';
import { date } from '@/lib/time';
import { Confirm } from '@/ui/Confirm';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { SecretOnce } from '@/ui/SecretOnce';
import { Quiet } from '@/ui/Quiet';
import { When } from '@/ui/When';
import { toast } from '@/ui/toast';
import { TokenForm } from './TokenForm';

/** API tokens: what scripts and Terraform sign in to the control plane with. */
export function Tokens() {
  const { data: tokens, error, refetch } = useQuery(tokensQuery);
  const mayWrite = useMay('tokens:write');
  const [creating, create] = useDisclosure(false);
  const [issued, setIssued] = useState<IssuedToken | null>(null);
  const [leaving, setLeaving] = useState<Token | null>(null);
  const revoke = useRevokeToken();
  const confirmRevoke = async () => {
    if (!leaving) return;
    await revoke.mutateAsync(leaving.id);
    toast(`${leaving.name} was revoked.`);
  };
  const createButton = mayWrite && (
    <Button variant="default" size="xs" leftSection={<IconPlus size={15} />} onClick={create.open}>
      Create token
    </Button>
  );
  return (
    <Panel
      flush
      title="API tokens"
      description="For scripts and infrastructure as code that manage teams and keys over /api. Applications call models with keys instead."
      actions={tokens && tokens.length > 0 && createButton}
    >
      {error ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label="API tokens"
          columns={columns(mayWrite ? setLeaving : undefined)}
          rows={tokens}
          rowKey={(token) => token.id}
          skeletonRows={2}
          empty={
            <EmptyState Icon={IconTerminal2} title="No API token yet" action={createButton}>
              Everything this console does, a token can do too. Create one to manage teams and keys from code.
            </EmptyState>
          }
        />
      )}
      {creating && (
        <TokenForm
          onClose={create.close}
          onIssued={(token) => {
            create.close();
            setIssued(token);
          }}
        />
      )}
      {issued && (
        <SecretOnce title={`${issued.name} is ready`} label="API token" secret={issued.secret} onClose={() => setIssued(null)}>
          <Text size="sm" c="dimmed">
            Send it as <span className="mono">Authorization: Bearer tga_…</span> to <span className="mono">{window.location.origin}/api</span>.
          </Text>
        </SecretOnce>
      )}
      <Confirm
        opened={leaving !== null}
        title={`Revoke ${leaving?.name ?? 'token'}?`}
        action="Revoke token"
        danger
        onConfirm={confirmRevoke}
        onClose={() => setLeaving(null)}
      >
        What signs in with it is refused from now on. This cannot be taken back.
      </Confirm>
    </Panel>
  );
}

function columns(onRevoke?: (token: Token) => void): Column<Token>[] {
  return [
    { header: 'Name', cell: (token) => <Text inherit fw={550}>{token.name}</Text> },
    { header: 'Token', from: 'sm', cell: (token) => <Text span inherit c="dimmed" className="mono">{token.hint}</Text> },
    { header: 'May', from: 'md', cell: (token) => <Quiet>{token.scopes.length > 0 ? token.scopes.join(', ') : `All that ${token.user.name} may`}</Quiet> },
    { header: 'Last used', cell: (token) => <Quiet>{token.last_used_at ? <When at={token.last_used_at} /> : 'Never'}</Quiet> },
    { header: 'Expires', from: 'sm', cell: (token) => <Quiet>{token.expires_at ? date(token.expires_at) : 'Never'}</Quiet> },
    {
      header: 'Actions',
      quiet: true,
      align: 'right',
      cell: (token) =>
        onRevoke && (
          <Button variant="subtle" color="gray" size="compact-sm" aria-label={`Revoke ${token.name}`} onClick={() => onRevoke(token)}>
            Revoke
          </Button>
        ),
    },
  ];
}
