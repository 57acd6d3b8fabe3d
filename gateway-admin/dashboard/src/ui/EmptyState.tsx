import { Text, ThemeIcon, Title } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  Icon: TablerIcon;
  title: string;
  /** What this place is for and what to do next. */
  children: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <ThemeIcon variant="default" size={40} radius="md" className={classes.icon} aria-hidden>
        <Icon size={20} stroke={1.6} />
      </ThemeIcon>
      <Title order={3}>{title}</Title>
      <Text size="sm" c="dimmed" maw={400}>
        {children}
      </Text>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
