import { NumberInput, PasswordInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { catalogueQuery, useNames, usePut } from '@/api/catalogue';
import type { Credential } from '@/api/types';
import { required, slug, untaken } from '@/lib/validation';
import { countInput } from '@/ui/countInput';
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
  const form = useForm<CredentialValues>({
    initialValues: {
      slug: credential?.slug ?? '',
      provider: credential?.provider ?? null,
      api_key: '',
      rpm: credential?.rpm ?? '',
      tpm: credential?.tpm ?? '',
    },
    validate: { slug: credential ? slug : untaken(slug, taken, 'credential'), provider: (value) => (value ? null : 'Choose a provider.'), api_key: required("the provider's key") },
  });
  const submission = useSubmit(
    form,
    ({ slug, provider, api_key, rpm, tpm }) =>
      put.mutateAsync({
        id: slug,
        body: { provider: provider ?? '', api_key: api_key.trim(), rpm: rpm === '' ? null : rpm, tpm: tpm === '' ? null : tpm },
      }),
    (saved) => {
      toast(`${saved.slug} was saved.`);
      onClose();
    },
  );
  const title = credential ? `Edit ${credential.slug}` : 'Add credential';
  const count = countInput('Not set');
  return (
    <FormModal title={title} submit={credential ? 'Save changes' : title} submission={submission} onClose={onClose}>
      <TextInput label="Slug" placeholder="openai-main" disabled={!!credential} data-autofocus {...form.getInputProps('slug')} />
      <Select label="Provider" data={providers.map(({ slug, display_name }) => ({ value: slug, label: display_name }))} {...form.getInputProps('provider')} />
      <PasswordInput
        label="Provider key"
        description={credential ? 'Saving replaces the one that is kept; it cannot be read back.' : 'Encrypted at rest, never shown again.'}
        autoComplete="off"
        {...form.getInputProps('api_key')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NumberInput label="Requests per minute" {...count} {...form.getInputProps('rpm')} />
        <NumberInput label="Tokens per minute" {...count} {...form.getInputProps('tpm')} />
      </SimpleGrid>
    </FormModal>
  );
}
