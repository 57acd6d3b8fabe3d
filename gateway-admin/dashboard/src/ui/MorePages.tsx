import { Button, Center } from '@mantine/core';
import { t } from '@/i18n';

interface MorePagesProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  children?: string;
}

/** Under a list that is longer than what was read of it. */
export function MorePages({ query, children = t('Show more') }: MorePagesProps) {
  if (!query.hasNextPage) return null;
  return (
    <Center p="sm">
      <Button variant="default" size="xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {children}
      </Button>
    </Center>
  );
}
