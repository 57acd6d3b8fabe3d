import type { ReactNode } from 'react';
import classes from './Facts.module.css';

interface FactsProps {
  facts: [name: string, value: ReactNode][];
  /** Values stand beside their names, for where a line would be too long to follow. */
  wide?: boolean;
}

/** Names and values, one a line. */
export function Facts({ facts, wide = false }: FactsProps) {
  return (
    <dl className={classes.facts} data-wide={wide || undefined}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
