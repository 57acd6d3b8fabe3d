import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconTerminal2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/session';
import { tokensQuery, useRevokeToken } from '@/api/tokens';
import type { IssuedToken, Token } from '@/api/types';
import { t } from '@/i18n';
import { date } from '@/lib/time';
import { Confirm } from '@/ui/Confirm';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { Say } from '@/ui/Say';
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
    toast(t('{name} was revoked.', { name: leaving.name }));
  };
  const createButton = mayWrite && (
    <Button variant="default" size="xs" leftSection={<IconPlus size={15} />} onClick={create.open}>
      {t('Create token')}
    </Button>
  );
  return (
    <Panel
      flush
      title={t('API tokens')}
      description={t('For scripts and infrastructure as code that manage teams and keys over /api. Applications call models with keys instead.')}
      actions={tokens && tokens.length > 0 && createButton}
    >
      {error && !tokens ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={t('API tokens')}
          columns={columns(mayWrite ? setLeaving : undefined)}
          rows={tokens}
          rowKey={(token) => token.id}
          skeletonRows={2}
          empty={
            <EmptyState Icon={IconTerminal2} title={t('No API token yet')} action={createButton}>
              {t('Everything this console does, a token can do too. Create one to manage teams and keys from code.')}
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
        <SecretOnce title={t('{name} is ready', { name: issued.name })} label={t('API token')} secret={issued.secret} onClose={() => setIssued(null)}>
          <Text size="sm" c="dimmed">
            <Say message="Send it as {header} to {address}." header={<span className="mono">Authorization: Bearer tga_…</span>} address={<span className="mono">{window.location.origin}/api</span>} />
          </Text>
        </SecretOnce>
      )}
      <Confirm
        opened={leaving !== null}
        title={t('Revoke {name}?', { name: leaving?.name ?? t('API token') })}
        action={t('Revoke token')}
        danger
        onConfirm={confirmRevoke}
        onClose={() => setLeaving(null)}
      >
        {t('What signs in with it is refused from now on. This cannot be taken back.')}
      </Confirm>
    </Panel>
  );
}

function columns(onRevoke?: (token: Token) => void): Column<Token>[] {
  return [
    { header: t('Name'), cell: (token) => <Text inherit fw={550}>{token.name}</Text> },
    { header: t('Token'), from: 'sm', cell: (token) => <Text span inherit c="dimmed" className="mono">{token.hint}</Text> },
    { header: t('May'), from: 'md', cell: (token) => <Quiet>{token.scopes.length > 0 ? token.scopes.join(', ') : t('All that {name} may', { name: token.user.name })}</Quiet> },
    { header: t('Last used'), cell: (token) => <Quiet>{token.last_used_at ? <When at={token.last_used_at} /> : t('Never')}</Quiet> },
    { header: t('Expires'), from: 'sm', cell: (token) => <Quiet>{token.expires_at ? date(token.expires_at) : t('Never')}</Quiet> },
    {
      header: t('Actions'),
      quiet: true,
      align: 'right',
      cell: (token) =>
        onRevoke && (
          <Button variant="subtle" color="gray" size="compact-sm" aria-label={t('Revoke {name}', { name: token.name })} onClick={() => onRevoke(token)}>
            {t('Revoke')}
          </Button>
        ),
    },
  ];
}
