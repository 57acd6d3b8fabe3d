import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What stands beside the point, in a row. */
export function Quiet({ children }: { children: ReactNode }) {
  return (
    <Text span inherit c="dimmed">
      {children}
    </Text>
  );
}
