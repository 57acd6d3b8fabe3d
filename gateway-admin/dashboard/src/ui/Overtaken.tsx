import { Button, Group } from '@mantine/core';
import { t } from '@/i18n';
import { Notice } from './Notice';

/** Somebody else saved first: nothing is lost on either side until the reader has chosen. */
export function Overtaken({ onTake, onKeep }: { onTake: () => void; onKeep: () => void }) {
  const actions = (
    <Group gap="xs">
      <Button variant="default" size="compact-sm" onClick={onTake}>
        {t('Show what is saved')}
      </Button>
      <Button variant="default" size="compact-sm" onClick={onKeep}>
        {t('Keep mine')}
      </Button>
    </Group>
  );
  return <Notice action={actions}>{t('Somebody saved another version meanwhile. Yours is still here, and not saved.')}</Notice>;
}
