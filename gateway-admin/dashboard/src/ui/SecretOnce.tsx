import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { t } from '@/i18n';
import { holdUnsaved } from '@/lib/unsaved';
import { CopyButton } from './CopyButton';
import { Dialog } from './Dialog';
import classes from './SecretOnce.module.css';

interface SecretOnceProps {
  title: string;
  /** What the secret is: `API token`. */
  label: string;
  secret: string;
  /** Above the secret: what became of the one before. */
  above?: ReactNode;
  /** Beside the button that closes: another way to leave, taken once the secret is saved. */
  aside?: (onceSaved: (leave: () => void) => void) => ReactNode;
  children?: ReactNode;
  onClose: () => void;
}

/** The one time a secret is seen: stays, whatever else is pressed, until the reader has it. */
export function SecretOnce({ title, label, secret, above, aside, children, onClose }: SecretOnceProps) {
  const [saved, setSaved] = useState(false);
  const [warned, setWarned] = useState(false);
  const has = () => setSaved(true);
  const onceSaved = (leave: () => void) => (saved ? leave() : setWarned(true));
  const close = () => onceSaved(onClose);
  useEffect(() => (saved ? undefined : holdUnsaved()), [saved]);
  useBlocker({
    shouldBlockFn: ({ current, next }) => !saved && current.pathname !== next.pathname,
    enableBeforeUnload: !saved,
  });
  return (
    <Dialog onClose={close} size={700} closeOnClickOutside={false} title={title}>
      <Stack gap="lg">
        {above}
        <Stack gap={10}>
          <div className={classes.warning}>
            <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
            <Text size="sm">{t('Copy it now. It is not kept in a readable form and cannot be shown again.')}</Text>
          </div>
          <div className={classes.secret}>
            <Textarea
              aria-label={label}
              value={secret}
              readOnly
              autosize
              minRows={1}
              data-autofocus
              classNames={{ input: classes.input }}
              onFocus={(event) => event.currentTarget.select()}
              onCopy={has}
            />
            <CopyButton value={secret} what={t('secret')} prominent onCopied={has} />
          </div>
          <Checkbox
            size="xs"
            label={t('I have saved it')}
            checked={saved}
            error={warned && !saved && t('Copy it first, or tick this: once closed, it cannot be shown again.')}
            onChange={(event) => setSaved(event.currentTarget.checked)}
          />
        </Stack>
        {children}
        <Group justify="space-between" wrap="nowrap">
          {aside?.(onceSaved) ?? <span />}
          <Button onClick={close}>{t('Done')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
