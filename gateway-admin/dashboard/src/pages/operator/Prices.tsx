import { Button, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconFileImport, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { priceBookQuery } from '@/api/prices';
import type { PriceBookEntry } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { exactUsd, pico } from '@/lib/money';
import { sameRates } from '@/lib/prices';
import type { Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { LongTable } from '@/ui/LongTable';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { Tag } from '@/ui/Tag';
import { PriceImport } from './PriceImport';
import { PriceVersions } from './PriceVersions';

/** What every offering costs: the providers' prices beside those that tenants are charged, with what is to come. */
export default function Prices() {
  const { data, error, refetch } = useQuery(priceBookQuery);
  const [importing, { open, close }] = useDisclosure(false);
  const [shown, setShown] = useState<string>();
  return (
    <Page
      title={t('Price book')}
      description={t('What providers bill, and what tenants are charged. A new price is a new version; rows keep the one they were priced with.')}
      actions={
        <>
          <Button component="a" href="/api/operator/prices" download="prices.json" variant="default" leftSection={<IconDownload size={15} stroke={1.7} />}>
            {t('Export')}
          </Button>
          <Button leftSection={<IconFileImport size={15} stroke={1.7} />} onClick={open}>
            {t('Import')}
          </Button>
        </>
      }
    >
      {error && !data ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <Panel flush label={t('Price book')}>
          <LongTable
            label={t('Price book')}
            columns={columns(setShown)}
            rows={data}
            rowKey={({ offering }) => offering}
            textOf={({ offering, provider }) => `${offering} ${provider}`}
            onOpen={({ offering }) => setShown(offering)}
            selected={({ offering }) => offering === shown}
            empty={
              <EmptyState Icon={IconTag} title={t('No offering yet')}>
                {t('Add one in the catalogue, then its price is here.')}
              </EmptyState>
            }
          />
        </Panel>
      )}
      <PriceVersions slug={shown} onClose={() => setShown(undefined)} />
      {importing && <PriceImport onClose={close} />}
    </Page>
  );
}

function columns(onOpen: (offering: string) => void): Column<PriceBookEntry>[] {
  return [{ header: t('Offering'), cell: ({ offering }) => <Opener offering={offering} onOpen={onOpen} /> }, ...RATES()];
}

/** Opens the row for the keyboard. */
function Opener({ offering, onOpen }: { offering: string; onOpen: (offering: string) => void }) {
  return (
    <UnstyledButton
      fz="inherit"
      fw={550}
      onClick={(event) => {
        event.stopPropagation();
        onOpen(offering);
      }}
    >
      {offering}
    </UnstyledButton>
  );
}

const RATES = inLanguage((): Column<PriceBookEntry>[] => [
  { header: t('Provider'), from: 'md', cell: ({ provider }) => <Quiet>{provider}</Quiet> },
  { header: t('Input'), align: 'right', cell: (entry) => rate(entry, 'input') },
  { header: t('Output'), align: 'right', cell: (entry) => rate(entry, 'output') },
  { header: t('Cache read'), align: 'right', from: 'sm', cell: (entry) => rate(entry, 'cache_read') },
  {
    header: t('Charged to tenants'),
    align: 'right',
    from: 'sm',
    cell: ({ price, list_price, free }) => (free ? <Tag tone="good">{t('Free')}</Tag> : sameRates(price, list_price) ? <Quiet>{t('As billed')}</Quiet> : <Tag tone="warn">{t('Other prices')}</Tag>),
  },
]);

function rate({ price, free }: PriceBookEntry, name: string): string {
  if (free) return t('Free');
  const amount = price[name];
  return amount === undefined ? '–' : exactUsd(pico(amount));
}
