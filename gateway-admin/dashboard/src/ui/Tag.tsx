import type { ReactNode } from 'react';
import classes from './Tag.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

/** A word about a state, with a dot in its colour. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}
