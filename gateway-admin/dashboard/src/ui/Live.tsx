import { useLostSince } from '@/api/connection';
import { t } from '@/i18n';
import classes from './Live.module.css';

/** A title over what refreshes by itself, with a dot that is grey while it cannot. */
export function Live({ children }: { children: string }) {
  const lost = useLostSince() !== undefined;
  return (
    <span className={classes.title}>
      {children} <span className={classes.dot} data-lost={lost || undefined} title={lost ? t('Not updating') : t('Refreshes by itself')} />
    </span>
  );
}
