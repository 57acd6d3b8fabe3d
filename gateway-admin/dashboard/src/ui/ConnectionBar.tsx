import { IconPlugConnectedX } from '@tabler/icons-react';
import { useLostSince } from '@/api/connection';
import { t } from '@/i18n';
import { shortClock } from '@/lib/time';
import classes from './ConnectionBar.module.css';

/** Says that what the page shows is old, for as long as the gateway does not answer. */
export function ConnectionBar() {
  const lost = useLostSince();
  return (
    <div role="status">
      {lost && (
        <div className={classes.bar}>
          <IconPlugConnectedX size={16} stroke={1.8} aria-hidden />
          <span>
            <strong>{t('Not updating since {when}.', { when: shortClock(lost) })}</strong> {t('The gateway does not answer; trying again.')}
          </span>
        </div>
      )}
    </div>
  );
}
