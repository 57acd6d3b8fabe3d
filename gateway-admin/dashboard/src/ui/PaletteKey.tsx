import { Kbd, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';
import { t } from '@/i18n';
import classes from './Shell.module.css';

const Palette = lazy(() => import('./Palette'));

/** Opens the palette, as Ctrl-K does wherever the reader is. */
export function PaletteKey() {
  const [open, { open: show, close }] = useDisclosure(false);
  useHotkeys([['mod+K', show]], []);
  return (
    <>
      <UnstyledButton className={classes.search} onClick={show} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={15} stroke={1.7} aria-hidden />
        <span>{t('Go to…')}</span>
        <Kbd size="xs">Ctrl K</Kbd>
      </UnstyledButton>
      {open && (
        <Suspense fallback={null}>
          <Palette onClose={close} />
        </Suspense>
      )}
    </>
  );
}
