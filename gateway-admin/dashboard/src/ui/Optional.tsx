import { Button, Collapse, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface OptionalProps {
  title: string;
  /** Whether it starts open, as when something is set in it. */
  initially?: boolean;
  /** Whether it has to be open, as when something in it was refused. */
  forced: boolean;
  children: ReactNode;
}

/** Fields that most leave alone, behind their title. */
export function Optional({ title, initially = false, forced, children }: OptionalProps) {
  const [opened, { toggle }] = useDisclosure(initially);
  const shown = opened || forced;
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        ml={-8}
        aria-expanded={shown}
        rightSection={<IconChevronDown size={14} style={{ transform: shown ? 'rotate(180deg)' : undefined }} />}
        onClick={toggle}
      >
        {title}
      </Button>
      <Collapse expanded={shown}>
        <Stack gap="lg" pt="md">
          {children}
        </Stack>
      </Collapse>
    </div>
  );
}
