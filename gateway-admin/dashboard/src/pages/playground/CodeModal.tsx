import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '@/i18n';
import { CODE_LANGUAGES, chatCode, type CodeLanguage } from '@/lib/chatCode';
import { tokens } from '@/lib/snippets';
import { CopyButton } from '@/ui/CopyButton';
import { Dialog } from '@/ui/Dialog';
import { Say } from '@/ui/Say';
import classes from './Playground.module.css';

/** The request as code that makes it. */
export function CodeModal({ body, onClose }: { body: Record<string, unknown>; onClose: () => void }) {
  const [language, setLanguage] = useState<CodeLanguage>('curl');
  const { text: code, files } = chatCode(language, { baseUrl: `${window.location.origin}/v1`, body });
  return (
    <Dialog onClose={onClose} size={720} title={t('Copy as code')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <SegmentedControl size="xs" aria-label={t('Language')} value={language} onChange={setLanguage} data={CODE_LANGUAGES} />
          <CopyButton value={code} what={t('code')} />
        </Group>
        <pre className={classes.code} tabIndex={0} aria-label={t('The request in {language}', { language })}>
          {tokens(code).map(({ kind, text }, index) => (
            <span key={index} data-kind={kind}>
              {text}
            </span>
          ))}
        </pre>
        <Text size="sm" c="dimmed">
          <Say message="Put your key's secret into the environment as {name}." name={<span className="mono">TOLLGATE_KEY</span>} />
          {files.length > 0 && ` ${t('Images are read from files beside the code: {names}.', { names: files.join(', ') })}`}
        </Text>
      </Stack>
    </Dialog>
  );
}
