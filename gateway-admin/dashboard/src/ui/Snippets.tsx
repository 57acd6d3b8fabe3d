import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { t } from '@/i18n';
import { LANGUAGES, snippet, tokens, type Language } from '@/lib/snippets';
import { CopyButton } from './CopyButton';
import classes from './Snippets.module.css';

interface SnippetsProps {
  /** The secret itself, or what stands for it. */
  secret: string;
  model: string;
}

/** The first call in the reader's language, ready to paste. */
export function Snippets({ secret, model }: SnippetsProps) {
  const [language, setLanguage] = useState<Language>('curl');
  const code = snippet(language, { baseUrl: `${window.location.origin}/v1`, key: secret, model });
  return (
    <div className={classes.frame}>
      <div className={classes.bar}>
        <div className={classes.languages}>
          <SegmentedControl
            size="xs"
            aria-label={t('Language')}
            value={language}
            onChange={setLanguage}
            data={LANGUAGES}
          />
        </div>
        <CopyButton value={code} what={t('snippet')} />
      </div>
      <pre className={classes.code} tabIndex={0} aria-label={t('First call in {language}', { language })}>
        {tokens(code).map(({ kind, text }, index) => (
          <span key={index} data-kind={kind}>
            {text}
          </span>
        ))}
      </pre>
    </div>
  );
}
