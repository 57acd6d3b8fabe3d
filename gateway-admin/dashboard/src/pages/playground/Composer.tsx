import { ActionIcon, Button, CloseButton, FileButton, Group, Textarea, Tooltip } from '@mantine/core';
import { IconPhoto, IconPlayerStop, IconSend } from '@tabler/icons-react';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { t } from '@/i18n';
import type { Question } from '@/lib/chat';
import { chooseAgain } from '@/ui/chooseAgain';
import { toast } from '@/ui/toast';
import { useHeld } from '@/ui/useUnsaved';
import { ImageAddress } from './ImageAddress';
import { Images } from './Images';
import classes from './Playground.module.css';

interface ComposerProps {
  busy: boolean;
  disabled: boolean;
  /** Whether every model that is asked takes images. */
  sees: boolean;
  onSend: (question: Question) => void;
  onStop: () => void;
}

const LARGEST_IMAGE = 4_000_000;
const KINDS = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** Where the next question is written; Enter sends it. */
export function Composer({ busy, disabled, sees, onSend, onStop }: ComposerProps) {
  const [text, setText] = useState('');
  const [images, setImages] = useState<string[]>([]);
  const empty = text.trim() === '' && images.length === 0;
  useHeld(!empty);
  const send = () => {
    if (busy || disabled || empty) return;
    onSend({ role: 'user', text: text.trim(), images });
    setText('');
    setImages([]);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const add = (url: string) => setImages((before) => [...before, url]);
  const attach = (files: File[]) => {
    for (const file of files) {
      if (file.size > LARGEST_IMAGE) toast(t('{name} is larger than 4 MB.', { name: file.name }));
      else void dataUrl(file).then(add);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files].filter(({ type }) => KINDS.includes(type));
    if (files.length === 0) return;
    event.preventDefault();
    attach(files);
  };
  return (
    <div className={classes.composer}>
      {images.length > 0 && (
        <div className={classes.attached}>
          <Images
            urls={images}
            after={(at) => <CloseButton size="xs" aria-label={t('Take image {at} away', { at: at + 1 })} onClick={() => setImages(images.filter((_, index) => index !== at))} />}
          />
        </div>
      )}
      <Textarea
        variant="unstyled"
        aria-label={t('Message')}
        placeholder={t('Message')}
        autosize
        minRows={2}
        maxRows={10}
        px={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKey}
        onPaste={onPaste}
      />
      <Group justify="space-between">
        <Group gap={4}>
          <FileButton inputProps={chooseAgain} multiple accept={KINDS.join(',')} onChange={attach}>
            {(props) => (
              <Tooltip label={sees ? t('Attach an image') : t('A model that is asked does not say that it takes images')}>
                <ActionIcon {...props} variant="subtle" color="gray" aria-label={t('Attach an image')}>
                  <IconPhoto size={17} stroke={1.7} />
                </ActionIcon>
              </Tooltip>
            )}
          </FileButton>
          <ImageAddress onAttach={add} />
        </Group>
        {busy ? (
          <Button variant="default" leftSection={<IconPlayerStop size={15} stroke={1.7} />} onClick={onStop}>
            {t('Stop')}
          </Button>
        ) : (
          <Button leftSection={<IconSend size={15} stroke={1.7} />} disabled={disabled || empty} onClick={send}>
            {t('Send')}
          </Button>
        )}
      </Group>
    </div>
  );
}

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('not readable'));
    reader.readAsDataURL(file);
  });
}
