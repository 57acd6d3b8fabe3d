import { Group, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isFinal } from '@/api/problem';
import { useMe } from '@/api/session';
import { limitsQuery } from '@/api/teams';
import { LANGUAGES, language, t, type Language } from '@/i18n';
import { roleName } from '@/lib/roles';
import { Budgets } from '@/ui/Budgets';
import { CopyButton } from '@/ui/CopyButton';
import { Facts } from '@/ui/Facts';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { chooseLanguage } from '@/ui/useLanguage';
import { LoginProviders } from '../LoginProviders';
import { Access } from './Access';
import { Tokens } from './Tokens';

export default function Settings() {
  const { user, organization, role } = useMe();
  return (
    <Page title={t('Settings')}>
      <Stack gap="lg">
        <Panel title={t('Organization')}>
          <Facts
            wide
            facts={[
              [t('Name'), organization.name],
              ['ID', <Copied value={organization.id} what={t('organization id')} />],
              [t('Base URL'), <Copied value={`${window.location.origin}/v1`} what={t('base URL')} />],
            ]}
          />
          <OrganizationBudgets id={organization.id} />
        </Panel>
        <Tokens />
        <Panel title={t('Your account')}>
          <Facts
            wide
            facts={[
              [t('Full name'), user.name],
              [t('E-mail'), user.email],
              [t('Role'), roleName(role)],
              [t('Theme'), <ThemeChoice />],
              [t('Language'), <LanguageChoice />],
            ]}
          />
          <Access />
          <LoginProviders verb={t('Log in by')} />
        </Panel>
      </Stack>
    </Page>
  );
}

function OrganizationBudgets({ id }: { id: string }) {
  const { data, error } = useQuery(limitsQuery('organization', id));
  if (error && !data && !isFinal(error)) return <LoadFailure error={error} />;
  if (!data || data.budgets.length === 0) return null;
  return (
    <Stack gap="md" mt="lg">
      <Budgets budgets={data.budgets} />
      <Text size="xs" c="dimmed">
        {t('The operator of this gateway sets the organization\'s budget; it holds over all teams together.')}
      </Text>
    </Stack>
  );
}

function Copied({ value, what }: { value: string; what: string }) {
  return (
    <Group gap={4} wrap="nowrap">
      <span className="mono">{value}</span>
      <CopyButton value={value} what={what} bare />
    </Group>
  );
}

function LanguageChoice() {
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('Language')}
      value={language}
      onChange={(value) => chooseLanguage(value as Language)}
      data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
    />
  );
}

function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('Theme')}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={[
        { value: 'light', label: t('Light') },
        { value: 'dark', label: t('Dark') },
        { value: 'auto', label: t('System') },
      ]}
    />
  );
}
