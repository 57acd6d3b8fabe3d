import { t } from '@/i18n';
import type { ReactNode } from 'react';
import classes from './Playground.module.css';

interface ImagesProps {
  /** Data URLs, which are shown, and addresses, which this page may not load. */
  urls: readonly string[];
  /** What stands beside each. */
  after?: (at: number) => ReactNode;
}

/** The images of a question. */
export function Images({ urls, after }: ImagesProps) {
  return (
    <div className={classes.thumbs}>
      {urls.map((url, at) => (
        <div key={at} className={classes.thumb}>
          {url.startsWith('data:') ? (
            <img src={url} alt={t('Image {at}', { at: at + 1 })} />
          ) : (
            <span className={`${classes.address} mono`} title={url}>
              {url}
            </span>
          )}
          {after?.(at)}
        </div>
      ))}
    </div>
  );
}
