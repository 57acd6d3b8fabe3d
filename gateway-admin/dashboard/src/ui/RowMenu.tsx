import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '@/i18n';

/** The menu at the end of a row, whose own click it is not. */
export function RowMenu({ of, children }: { of: string; children: ReactNode }) {
  return (
    <div onClick={(event) => event.stopPropagation()}>
      <Menu position="bottom-end" width={170}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('Actions for {of}', { of })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>{children}</Menu.Dropdown>
      </Menu>
    </div>
  );
}
