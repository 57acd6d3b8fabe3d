import { Button, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { priceVersionsQuery, useWithdrawPrice } from '@/api/prices';
import type { PriceVersion } from '@/api/types';
import { t } from '@/i18n';
import { exactUsd, pico } from '@/lib/money';
import { sameRates } from '@/lib/prices';
import { fullTime } from '@/lib/time';
import { words } from '@/lib/words';
import { Facts } from '@/ui/Facts';
import { LoadFailure } from '@/ui/Notice';
import { Tag, type Tone } from '@/ui/Tag';
import { toast } from '@/ui/toast';

/** The history of an offering's price, and what is scheduled. */
export function PriceVersions({ slug, onClose }: { slug?: string; onClose: () => void }) {
  return (
    <Drawer opened={slug !== undefined} onClose={onClose} position="right" size={480} title={<Text fw={600}>{slug}</Text>}>
      {slug && <Versions slug={slug} />}
    </Drawer>
  );
}

function Versions({ slug }: { slug: string }) {
  const { data, error, refetch } = useQuery(priceVersionsQuery(slug));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} radius="md" />;
  if (data.length === 0) return <Text c="dimmed">{t('It has no price, so it is not sold.')}</Text>;
  return (
    <Stack gap={26}>
      {data.map((version) => (
        <Version key={version.version_id} slug={slug} version={version} />
      ))}
    </Stack>
  );
}

const TONES: Record<string, Tone> = { in_force: 'good', scheduled: 'warn' };

function Version({ slug, version }: { slug: string; version: PriceVersion }) {
  const withdraw = useWithdrawPrice(slug);
  const { price, list_price, free, state } = version;
  const take = async () => {
    await withdraw.mutateAsync(version.version_id);
    toast(t('The scheduled price was withdrawn.'));
  };
  return (
    <section aria-label={t('From {when}', { when: fullTime(version.valid_from) })}>
      <Group justify="space-between" mb={6}>
        <Text fw={550} size="sm">
          {t('From {when}', { when: fullTime(version.valid_from) })}
        </Text>
        {TONES[state] ? <Tag tone={TONES[state]}>{words(state)}</Tag> : <Text size="sm" c="dimmed">{t('Past')}</Text>}
      </Group>
      {free ? <Text size="sm">{t('Free')}</Text> : <Facts facts={ratesOf(price)} />}
      {!free && !sameRates(price, list_price) && (
        <>
          <Text size="sm" c="dimmed" mt={8}>
            {t('Charged to tenants')}
          </Text>
          <Facts facts={ratesOf(list_price)} />
        </>
      )}
      {state === 'scheduled' && (
        <Button variant="default" size="xs" mt={8} loading={withdraw.isPending} onClick={() => void take().catch((error: Error) => toast(error.message))}>
          {t('Withdraw')}
        </Button>
      )}
    </section>
  );
}

function ratesOf(rates: Record<string, string>): [string, string][] {
  return Object.entries(rates).map(([name, amount]) => [words(name), /multiplier$/.test(name) ? `× ${amount}` : exactUsd(pico(amount))]);
}
