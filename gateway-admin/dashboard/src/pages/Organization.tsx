import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { belongs, startAfresh, useCreateOrganization, useLogout, usePerson, useSwitchOrganization } from '@/api/session';
import { t } from '@/i18n';
import { required } from '@/lib/validation';
import { Notice } from '@/ui/Notice';
import { useSubmit } from '@/ui/useSubmit';
import { TextLink } from '@/ui/links';
import { AuthLayout } from './AuthLayout';

/** Makes an organization, or goes to one, for somebody who is signed in. */
export default function Organization() {
  const person = usePerson();
  const create = useCreateOrganization();
  const turn = useSwitchOrganization();
  const logout = useLogout();
  const form = useForm({ initialValues: { name: '' }, validate: { name: required(t('a name for the organization')) } });
  const { onSubmit, notice, busy } = useSubmit(form, ({ name }) => create.mutateAsync(name.trim()), startAfresh);
  const inside = belongs(person);
  const elsewhere = inside ? [] : person.organizations;
  const leave = async () => {
    await logout.mutateAsync();
    window.location.replace('/login');
  };
  return (
    <AuthLayout
      title={inside ? t('Create an organization') : t('You belong to no organization here')}
      description={
        inside
          ? t('With teams, keys, budgets and people of its own. You will be its owner.')
          : t('Open the link of an invitation to join one, or create your own.')
      }
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {notice && <Notice>{notice}</Notice>}
          {elsewhere.map(({ id, name }) => (
            <Button key={id} variant="default" fullWidth onClick={() => void turn.mutateAsync(id).then(startAfresh)}>
              {t('Go to {name}', { name })}
            </Button>
          ))}
          <TextInput label={t('Organization')} autoComplete="organization" autoFocus {...form.getInputProps('name')} />
          <Button type="submit" size="md" fullWidth mt={6} loading={busy}>
            {t('Create organization')}
          </Button>
          <Text size="sm" c="dimmed" ta="center">
            {inside ? (
              <TextLink to="/" size="sm" underline="always">
                {t('Back to {name}', { name: person.organization.name })}
              </TextLink>
            ) : (
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void leave()}>
                {t('Log out')}
              </Button>
            )}
          </Text>
        </Stack>
      </form>
    </AuthLayout>
  );
}
