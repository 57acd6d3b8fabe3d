import { ActionIcon, Button, Popover, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useMe } from '@/api/session';
import { t } from '@/i18n';
import { takeBack } from '@/lib/later';
import { forgetView, saveView, useSavedViews, type SavedView } from '@/lib/savedViews';
import { readSpendSearch, type SpendSearch } from '@/lib/spendView';
import { deleteLater, useKept } from '@/ui/deleteLater';
import { toast } from '@/ui/toast';
import classes from './Spend.module.css';

const LONGEST = 40;

/** Views of spend under names, in this browser. */
export function SavedViews({ search }: { search: SpendSearch }) {
  const key = `tollgate.spend-views.${useMe().organization.id}`;
  const idOf = (view: { name: string }) => `${key}/${view.name}`;
  const saved = useKept(useSavedViews(key), idOf) ?? [];
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [open, { toggle, close }] = useDisclosure(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (!given) return;
    takeBack(idOf({ name: given }));
    saveView(key, { name: given, search: { ...search } });
    setName('');
    toast(t('Saved the view {given} in this browser.', { given }));
  };
  const show = (view: SavedView) => {
    close();
    void navigate({ to: '/spend', search: readSpendSearch(view.search) });
  };
  return (
    <Popover opened={open} onChange={toggle} width={280} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" onClick={toggle} leftSection={<IconBookmark size={15} stroke={1.7} />}>
          {t('Views')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        {saved.length === 0 && (
          <Text size="xs" c="dimmed" px={8} py={5}>
            {t('Save what you look at often.')}
          </Text>
        )}
        {saved.map((view) => (
          <div key={view.name} className={classes.view}>
            <UnstyledButton className={classes.open} onClick={() => show(view)}>
              {view.name}
            </UnstyledButton>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('Delete the view {name}', { name: view.name })} onClick={() => deleteLater(idOf(view), t('{name} was deleted.', { name: view.name }), async () => forgetView(key, view.name))}>
              <IconTrash size={14} stroke={1.7} />
            </ActionIcon>
          </div>
        ))}
        <form onSubmit={save} className={classes.save}>
          <TextInput size="xs" aria-label={t('Name of the view')} placeholder={t('Name this view')} maxLength={LONGEST} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" size="xs" disabled={!name.trim()}>
            {t('Save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
