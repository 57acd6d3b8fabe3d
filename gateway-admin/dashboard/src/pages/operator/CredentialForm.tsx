import { PasswordInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { catalogueQuery, useChange, useNames, usePut } from '@/api/catalogue';
import type { Credential } from '@/api/types';
import { t } from '@/i18n';
import { changed } from '@/lib/changed';
import { required, slug, untaken } from '@/lib/validation';
import { CountInput } from '@/ui/CountInput';
import { FormModal } from '@/ui/FormModal';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';

interface CredentialValues {
  slug: string;
  provider: string | null;
  api_key: string;
  rpm: number | '';
  tpm: number | '';
}

export function CredentialForm({ credential, onClose }: { credential?: Credential; onClose: () => void }) {
  const { data: providers = [] } = useQuery(catalogueQuery('providers'));
  const put = usePut('credentials');
  const taken = useNames('credentials');
  const change = useChange('credentials');
  const form = useForm<CredentialValues>({
    initialValues: valuesOf(credential),
    validate: { slug: credential ? slug : untaken(slug, taken, 'credential'), provider: (value) => (value ? null : t('Choose a provider.')), api_key: required(t('the provider\'s key')) },
  });
  const submission = useSubmit(
    form,
    (values) => (credential ? change.mutateAsync({ opened: credential, changes: changed(bodyOf(valuesOf(credential)), bodyOf(values)) }) : put.mutateAsync({ id: values.slug, body: bodyOf(values) })),
    (saved) => {
      toast(t('{name} was saved.', { name: saved.slug }));
      onClose();
    },
  );
  const title = credential ? t('Edit {name}', { name: credential.slug }) : t('Add credential');
  return (
    <FormModal title={title} submit={credential ? t('Save changes') : title} submission={submission} onClose={onClose}>
      <TextInput label={t('Slug')} placeholder="openai-main" disabled={!!credential} data-autofocus {...form.getInputProps('slug')} />
      <Select label={t('Provider')} data={providers.map(({ slug, display_name }) => ({ value: slug, label: display_name }))} {...form.getInputProps('provider')} />
      <PasswordInput
        label={t('Provider key')}
        description={credential ? t('Saving replaces the one that is kept; it cannot be read back.') : t('Encrypted at rest, never shown again.')}
        autoComplete="off"
        {...form.getInputProps('api_key')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <CountInput label={t('Requests per minute')} placeholder={t('Not set')} {...form.getInputProps('rpm')} />
        <CountInput label={t('Tokens per minute')} placeholder={t('Not set')} {...form.getInputProps('tpm')} />
      </SimpleGrid>
    </FormModal>
  );
}

function valuesOf(credential: Credential | undefined): CredentialValues {
  return { slug: credential?.slug ?? '', provider: credential?.provider ?? null, api_key: '', rpm: credential?.rpm ?? '', tpm: credential?.tpm ?? '' };
}

function bodyOf({ provider, api_key, rpm, tpm }: CredentialValues) {
  return { provider: provider ?? '', api_key: api_key.trim(), rpm: rpm === '' ? null : rpm, tpm: tpm === '' ? null : tpm };
}
