import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { t } from '@/i18n';
import { isImageAddress } from '@/lib/chat';
import classes from './Playground.module.css';

/** Attaches an image by its address, which the provider loads. */
export function ImageAddress({ onAttach }: { onAttach: (url: string) => void }) {
  const [opened, open] = useState(false);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const attach = (event: FormEvent) => {
    event.preventDefault();
    const url = typed.trim();
    if (!isImageAddress(url)) return setRefused(true);
    onAttach(url);
    setTyped('');
    open(false);
  };
  return (
    <Popover opened={opened} onChange={open} position="top-start" width={320} trapFocus>
      <Popover.Target>
        <Tooltip label={t('Attach an image by its address')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('Attach an image by its address')} onClick={() => open(!opened)}>
            <IconLink size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={attach} className={classes.attach} noValidate>
          <TextInput
            type="url"
            label={t('Address of the image')}
            placeholder="https://…"
            value={typed}
            error={refused && t('An address begins with https:// or http://.')}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setRefused(false);
            }}
          />
          <Button type="submit" variant="default" size="xs" disabled={!typed.trim()}>
            {t('Attach')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
