import { Button, Stack, Text } from '@mantine/core';
import { IconCpu, IconDownload, IconFileImport, IconKey, IconPlus, IconServer2, IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import type { Credential, Model, Offering, Provider } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { exactUsd, pico } from '@/lib/money';
import { count } from '@/lib/numbers';
import { inSentence } from '@/lib/words';
import type { Column } from '@/ui/DataTable';
import { Page } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { Tag } from '@/ui/Tag';
import { When } from '@/ui/When';
import { CatalogueImport } from './CatalogueImport';
import { CatalogueSection } from './CatalogueSection';
import { CredentialForm } from './CredentialForm';
import { CredentialStanding, TestItem } from './CredentialHealth';
import { ModelForm } from './ModelForm';
import { OfferingForm } from './OfferingForm';
import { PresetForm } from './PresetForm';
import { ProviderForm } from './ProviderForm';

/** What this gateway sells: models, who offers them at which price, and the keys to the providers. */
export default function Catalogue() {
  const [dialog, setDialog] = useState<'preset' | 'import'>();
  const close = () => setDialog(undefined);
  const actions = (
    <>
      <Button component="a" href="/api/operator/catalogue" download="catalogue.yaml" variant="default" leftSection={<IconDownload size={15} stroke={1.7} />}>
        {t('Export')}
      </Button>
      <Button variant="default" leftSection={<IconFileImport size={15} stroke={1.7} />} onClick={() => setDialog('import')}>
        {t('Import')}
      </Button>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog('preset')}>
        {t('Add a known provider')}
      </Button>
    </>
  );
  return (
    <Page title={t('Catalogue')} description={t('What this gateway can call. Changes bind on every node within a second; no restart.')} actions={actions}>
      {dialog === 'preset' && <PresetForm onClose={close} />}
      {dialog === 'import' && <CatalogueImport onClose={close} />}
      <Stack gap="lg">
        <CatalogueSection
          kind="models"
          noun={t('model')}
          Icon={IconCpu}
          description={t('The names that callers use. One model may have many offerings.')}
          columns={MODELS()}
          idOf={(model) => model.id}
          textOf={({ id, display_name, capabilities }) => [id, display_name, ...capabilities].join(' ')}
          whatDeletingDoes={t('Callers get a 404 for it from now on. Delete its offerings first.')}
          form={(row, onClose) => <ModelForm model={row} onClose={onClose} />}
        />
        <CatalogueSection
          kind="offerings"
          noun={t('offering')}
          Icon={IconTag}
          description={t('A model at a provider, with its price. Calls go to the best priced one that works.')}
          columns={OFFERINGS()}
          idOf={(offering) => offering.slug}
          textOf={({ slug, model, provider, region }) => [slug, model, provider, region].join(' ')}
          whatDeletingDoes={t('No call goes there any more. What it cost so far stays in the records.')}
          form={(row, onClose) => <OfferingForm offering={row} onClose={onClose} />}
        />
        <CatalogueSection
          kind="providers"
          noun={t('provider')}
          Icon={IconServer2}
          description={t('Who answers: an address and the protocol spoken there.')}
          columns={PROVIDERS()}
          idOf={(provider) => provider.slug}
          textOf={({ slug, display_name, protocol, base_url }) => [slug, display_name, protocol, base_url].join(' ')}
          whatDeletingDoes={t('Delete its offerings and credentials first.')}
          form={(row, onClose) => <ProviderForm provider={row} onClose={onClose} />}
        />
        <CatalogueSection
          kind="credentials"
          noun={t('credential')}
          Icon={IconKey}
          description={t('Keys to the providers, encrypted and never shown again. Several of one provider share its calls.')}
          columns={CREDENTIALS()}
          idOf={(credential) => credential.slug}
          textOf={({ slug, provider }) => `${slug} ${provider}`}
          whatDeletingDoes={t('Calls to the provider use its other credentials; without any they fail over to others.')}
          form={(row, onClose) => <CredentialForm credential={row} onClose={onClose} />}
          menu={(credential) => <TestItem slug={credential.slug} />}
        />
      </Stack>
    </Page>
  );
}

const MODELS = inLanguage((): Column<Model>[] => [
  { header: t('Model'), cell: (model) => <Strong>{model.id}</Strong> },
  { header: t('Name'), from: 'sm', cell: (model) => <Quiet>{model.display_name}</Quiet> },
  { header: t('Context'), align: 'right', cell: (model) => count(model.context_length) },
  { header: t('Longest answer'), align: 'right', from: 'md', cell: (model) => count(model.max_output_tokens) },
  { header: t('Capabilities'), from: 'lg', cell: (model) => <Quiet>{model.capabilities.map(inSentence).join(', ')}</Quiet> },
]);

const OFFERINGS = inLanguage((): Column<Offering>[] => [
  { header: t('Offering'), cell: (offering) => <Strong>{offering.slug}</Strong> },
  { header: t('Model'), from: 'sm', cell: (offering) => offering.model },
  { header: t('Provider'), from: 'md', cell: (offering) => <Quiet>{[offering.provider, offering.region].filter(Boolean).join(', ')}</Quiet> },
  { header: t('Input per 1M'), align: 'right', cell: (offering) => <Rate offering={offering} name="input" /> },
  { header: t('Output per 1M'), align: 'right', cell: (offering) => <Rate offering={offering} name="output" /> },
  { header: t('Priority'), align: 'right', from: 'lg', cell: (offering) => offering.priority },
  { header: t('Weight'), align: 'right', from: 'lg', cell: (offering) => offering.weight },
]);

const PROVIDERS = inLanguage((): Column<Provider>[] => [
  { header: t('Provider'), cell: (provider) => <Strong>{provider.slug}</Strong> },
  { header: t('Name'), from: 'sm', cell: (provider) => <Quiet>{provider.display_name}</Quiet> },
  { header: t('Protocol'), cell: (provider) => provider.protocol },
  { header: t('Base URL'), from: 'md', cell: (provider) => <Text span inherit c="dimmed" className="mono">{provider.base_url}</Text> },
]);

const CREDENTIALS = inLanguage((): Column<Credential>[] => [
  { header: t('Credential'), cell: (credential) => <Strong>{credential.slug}</Strong> },
  { header: t('Provider'), cell: (credential) => credential.provider },
  { header: t('Standing'), cell: (credential) => <CredentialStanding health={credential.health} /> },
  { header: t('Requests a minute'), align: 'right', from: 'sm', cell: (credential) => <Granted limit={credential.rpm} /> },
  { header: t('Tokens a minute'), align: 'right', from: 'sm', cell: (credential) => <Granted limit={credential.tpm} /> },
  { header: t('Changed'), align: 'right', from: 'md', cell: (credential) => <When at={credential.updated_at} /> },
]);

/** What the provider grants, where somebody told. */
function Granted({ limit }: { limit: number | null }) {
  return limit === null ? <Quiet>{t('Not set')}</Quiet> : <>{count(limit)}</>;
}

function Rate({ offering, name }: { offering: Offering; name: string }) {
  if (!offering.price) return <Tag tone="warn">{t('No price')}</Tag>;
  if (offering.price.free) return <>{t('Free')}</>;
  const rate = offering.price.price[name];
  return <>{rate === undefined ? '–' : exactUsd(pico(rate))}</>;
}

function Strong({ children }: { children: string }) {
  return (
    <Text inherit fw={550}>
      {children}
    </Text>
  );
}
