import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ApiError, isFinal } from '@/api/problem';
import { t } from '@/i18n';
import { ButtonLink } from './links';
import { Mark } from './Logo';
import { useLanguage } from './useLanguage';

/** Stands in for a whole page that could not be opened. */
export function RouteFailure({ error }: ErrorComponentProps) {
  useLanguage();
  const router = useRouter();
  const message = error instanceof ApiError ? error.message : t('This page failed to load. A reload usually helps.');
  return (
    <Center mih="70vh" p="lg">
      <Stack align="center" gap="xs" maw={400} ta="center" role="alert">
        <Mark size={36} />
        <Title order={1} mt="sm">
          {isFinal(error) ? t('This is not open to you') : t('This did not open')}
        </Title>
        <Text c="dimmed">{message}</Text>
        {isFinal(error) ? (
          <ButtonLink to="/" variant="default" mt="sm">
            {t('Go to the overview')}
          </ButtonLink>
        ) : (
          <Button variant="default" mt="sm" onClick={() => void router.invalidate()}>
            {t('Try again')}
          </Button>
        )}
      </Stack>
    </Center>
  );
}
