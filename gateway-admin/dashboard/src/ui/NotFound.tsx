import { Center, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { t } from '@/i18n';
import { ButtonLink } from '@/ui/links';
import { Mark } from './Logo';
import { useLanguage } from './useLanguage';

export function NotFound() {
  useLanguage();
  useDocumentTitle(t('No page here · Tollgate'));
  return (
    <Center mih="70vh" p="lg">
      <Stack align="center" gap="xs" maw={400} ta="center">
        <Mark size={36} />
        <Title order={1} mt="sm">
          {t('No page here')}
        </Title>
        <Text c="dimmed">{t('The address may be mistyped, or what it showed is gone.')}</Text>
        <ButtonLink to="/" variant="default" mt="sm">
          {t('Go to the overview')}
        </ButtonLink>
      </Stack>
    </Center>
  );
}
