import { Skeleton } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import classes from './Figures.module.css';

export interface FigureProps {
  name: string;
  /** Absent while loading. */
  value: ReactNode | undefined;
  /** What the value is to be seen beside, such as the change since before. */
  note?: ReactNode;
}

const MANY = 4;

/** A row of large numbers. */
export function Figures({ figures }: { figures: FigureProps[] }) {
  const noted = figures.some(({ note }) => note !== undefined);
  return (
    <div className={classes.frame}>
      <dl className={classes.figures} style={{ '--figures': figures.length } as CSSProperties} data-many={figures.length > MANY || undefined}>
        {figures.map(({ name, value, note }) => (
          <div key={name} className={classes.figure}>
            <dt>{name}</dt>
            <dd className={classes.value}>{value ?? <Skeleton height={18} width={72} mt={6} />}</dd>
            {noted && <dd className={classes.note}>{note}</dd>}
          </div>
        ))}
      </dl>
    </div>
  );
}
