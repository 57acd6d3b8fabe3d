import { Text } from '@mantine/core';
import type { RequestDetail } from '@/api/types';
import { t } from '@/i18n';
import { CopyButton } from '@/ui/CopyButton';
import classes from './RequestDrawer.module.css';

/** What the gateway itself said in the answer's head, as the row tells it. */
export function Headers({ detail: { headers } }: { detail: RequestDetail }) {
  const lines = Object.entries(headers);
  return (
    <>
      <div className={classes.headers}>
        <pre className="mono" tabIndex={0} aria-label={t('Headers of the answer')}>
          {lines.map(([name, value]) => (
            <div key={name}>
              <span className={classes.dim}>{name}:</span> {value}
            </div>
          ))}
        </pre>
        <CopyButton value={lines.map(([name, value]) => `${name}: ${value}`).join('\n')} what={t('headers')} />
      </div>
      <Text size="xs" c="dimmed" mt={8}>
        {t('Put together from the row. What was left of limits then is not kept, nor what the client sent.')}
      </Text>
    </>
  );
}
