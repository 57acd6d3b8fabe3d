import { Button, Popover, Text, Textarea, VisuallyHidden } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState, type MouseEvent } from 'react';
import { t } from '@/i18n';
import { copyText } from '@/lib/clipboard';

interface CopyButtonProps {
  value: string;
  /** What is copied, for those who cannot see where the button stands: `secret`. */
  what: string;
  prominent?: boolean;
  /** The icon alone, for within a row. */
  bare?: boolean;
  onCopied?: () => void;
}

const SHOWN_MS = 1_800;

export function CopyButton({ value, what, prominent = false, bare = false, onCopied }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const { start } = useTimeout(() => setState('idle'), SHOWN_MS);
  const copy = async ({ currentTarget }: MouseEvent) => {
    if (!(await copyText(value, currentTarget))) return setState('refused');
    setState('copied');
    start();
    onCopied?.();
  };
  const copied = state === 'copied';
  const icon = copied ? <IconCheck size={15} /> : <IconCopy size={15} stroke={1.7} />;
  return (
    <Popover opened={state === 'refused'} onDismiss={() => setState('idle')} width={340} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size={prominent ? 'sm' : 'compact-sm'}
          variant={prominent ? 'filled' : 'subtle'}
          color={prominent ? undefined : 'gray'}
          aria-label={copied ? t('Copied {what}', { what }) : t('Copy {what}', { what })}
          leftSection={bare ? undefined : icon}
          px={bare ? 6 : undefined}
          onClick={(event) => void copy(event)}
        >
          {bare ? icon : copied ? t('Copied') : t('Copy')}
          <VisuallyHidden role="status">{copied ? t('Copied {what}', { what }) : ''}</VisuallyHidden>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb={8}>
          {t('This browser did not allow it. Press Ctrl-C (⌘C on a Mac) to copy.')}
        </Text>
        <Textarea
          aria-label={t('The {what} to copy', { what })}
          value={value}
          readOnly
          autosize
          maxRows={6}
          data-autofocus
          classNames={{ input: 'mono' }}
          onFocus={(event) => event.currentTarget.select()}
          onCopy={onCopied}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
