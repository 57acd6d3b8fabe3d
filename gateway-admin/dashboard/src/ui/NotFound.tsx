import { Center, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { ButtonLink } from '@/ui/links';
import { Mark } from './Logo';

export function NotFound() {
  useDocumentTitle('No page here · Tollgate');
  return (
    <Center mih="70vh" p="lg">
      <Stack align="center" gap="xs" maw={400} ta="center">
        <Mark size={36} />
        <Title order={1} mt="sm">
          No page here
        </Title>
        <Text c="dimmed">The address may be mistyped, or what it showed is gone.</Text>
        <ButtonLink to="/" variant="default" mt="sm">
          Go to the overview
        </ButtonLink>
      </Stack>
    </Center>
  );
}
