import { Text, Tooltip } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '@/i18n';
import { Say } from './Say';
import { change } from '@/lib/breakdown';
import { percent } from '@/lib/numbers';
import type { Pico } from '@/lib/money';
import classes from './Delta.module.css';

interface DeltaProps {
  now: number | Pico;
  before: number | Pico;
  /** What it was before, for a tooltip. */
  was: ReactNode;
  /** Whether more of it is worse, as of errors; else the change has no colour. */
  bad?: boolean;
}

const TIMES_FROM = 10;
const MOST_TIMES = 100;

/** How much more or less than before. */
export function Delta({ now, before, was, bad = false }: DeltaProps) {
  const by = change(now, before);
  if (by === undefined) return Number(now) === 0 ? <Text span inherit c="dimmed">–</Text> : <Text span inherit c="dimmed">{t('New')}</Text>;
  const Arrow = by < 0 ? IconArrowDownRight : IconArrowUpRight;
  const tone = bad && by !== 0 ? (by > 0 ? 'bad' : 'good') : undefined;
  return (
    <Tooltip label={<Say message="Before: {was}" was={was} />}>
      <span className={classes.delta} data-tone={tone}>
        {by === 0 ? '±' : <Arrow size={13} stroke={1.9} aria-label={by < 0 ? t('Less by') : t('More by')} />}
        {multiple(by)}
      </span>
    </Tooltip>
  );
}

function multiple(by: number): string {
  if (by > MOST_TIMES) return `>${MOST_TIMES}×`;
  return by > TIMES_FROM ? `${Math.round(by + 1)}×` : percent(Math.abs(by));
}
