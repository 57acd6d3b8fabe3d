import { Menu, Tooltip } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useTestCredential } from '@/api/catalogue';
import type { Credential } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { Quiet } from '@/ui/Quiet';
import { Tag } from '@/ui/Tag';
import { toast } from '@/ui/toast';

type Health = Credential['health'];

const WORDS = inLanguage((): Record<Health['standing'], string> => ({
  closed: t('Well'),
  half_open: t('Recovering'),
  cooling: t('Cooling'),
  open: t('Failing'),
  parked: t('Parked'),
  unused: t('Unused'),
}));

/** How a credential does on the node that answered; what went wrong last is told on hover. */
export function CredentialStanding({ health }: { health: Health }) {
  const word = WORDS()[health.standing];
  if (health.standing === 'unused') return <Quiet>{word}</Quiet>;
  if (health.standing === 'closed') return <>{word}</>;
  const worst = health.offerings.find((offering) => offering.standing === health.standing);
  const said = worst?.last_error ? `${worst.offering}: ${worst.last_error.message || worst.last_error.outcome}` : worst?.offering;
  return (
    <Tooltip label={said} disabled={!said} multiline maw={420}>
      <span>
        <Tag tone="warn">{word}</Tag>
      </span>
    </Tooltip>
  );
}

/** Asks the provider, and tells what it said. */
export function TestItem({ slug }: { slug: string }) {
  const test = useTestCredential();
  const run = async () => {
    const { verdict, message } = await test.mutateAsync(slug);
    toast(verdict === 'accepted' ? t('{slug} works: {message}.', { slug, message }) : t('{slug} is {verdict}: {message}.', { slug, verdict, message }));
  };
  return (
    <Menu.Item leftSection={<IconPlugConnected size={15} stroke={1.7} />} onClick={() => void run().catch((error: Error) => toast(error.message))}>
      {t('Test')}
    </Menu.Item>
  );
}
