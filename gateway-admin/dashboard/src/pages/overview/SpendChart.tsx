import { Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState, type CSSProperties, type KeyboardEvent } from 'react';
import { t } from '@/i18n';
import { axis, type Axis } from '@/lib/axis';
import { barsOf, labelled, type Plot } from '@/lib/bars';
import { usd } from '@/lib/money';
import { REST, type Stack } from '@/lib/spend';
import { OTHERS, SERIES } from '@/theme';
import classes from './SpendChart.module.css';

/** How amounts are written, and the lines beside them. */
export interface Shape {
  format: (amount: bigint) => string;
  axis: (largest: number) => Axis;
}

interface SpendChartProps {
  stack: Stack;
  label: string;
  shape?: Shape;
  /** A bar was clicked: that of this bucket. */
  onOpen?: (bucket: number) => void;
}

const DOLLARS: Shape = { format: usd, axis };
const HEIGHT = 260;
const MARGIN = { top: 8, right: 18, bottom: 32, left: 70 };
/** How wide a character of the axis is, at most. */
const DIGIT = 8;

/** Spend, or what else was counted, over time as stacked bars; arrow keys walk through them. */
export function SpendChart({ stack, label, shape = DOLLARS, onOpen }: SpendChartProps) {
  const { ref, width } = useElementSize();
  const [at, setAt] = useState<number>();
  const { ticks, label: tickLabel } = shape.axis(highest(stack));
  // Tiny amounts have long labels.
  const margin = { ...MARGIN, left: Math.max(MARGIN.left, 14 + DIGIT * Math.max(...ticks.map((tick) => tickLabel(tick).length))) };
  const plot: Plot = { width: Math.max(0, width - margin.left - margin.right), height: HEIGHT - margin.top - margin.bottom, top: ticks.at(-1) ?? 1 };
  const count = stack.points.length;
  const band = plot.width / Math.max(1, count);
  const y = (value: number) => margin.top + plot.height * (1 - value / plot.top);
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) setAt(((at ?? (step > 0 ? -1 : count)) + step + count) % count);
    else if (event.key === 'Enter' && at !== undefined) onOpen?.(at);
    else if (event.key === 'Escape') setAt(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <figure className={classes.figure} aria-label={label}>
      <div ref={ref} className={classes.plot} style={{ height: HEIGHT }} onMouseLeave={() => setAt(undefined)} onBlur={() => setAt(undefined)}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={t('{label}; use the arrow keys', { label })} tabIndex={0} onKeyDown={onKey} data-opens={onOpen ? true : undefined}>
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} className={classes.line} />
                <text x={margin.left - 12} y={y(tick)} dy="0.35em" textAnchor="end" className={classes.tick}>
                  {tickLabel(tick)}
                </text>
              </g>
            ))}
            {at !== undefined && <rect x={margin.left + at * band} y={margin.top} width={band} height={plot.height} className={classes.cursor} />}
            <g transform={`translate(${margin.left}, ${margin.top})`}>
              {barsOf(stack, plot).map(({ bucket, series, ...place }) => (
                <rect key={`${bucket}/${series}`} {...place} fill={colorOf(stack, series)} />
              ))}
            </g>
            {labelled(stack.points.map((point) => String(point['bucket'])), plot.width, margin.right).map(({ bucket, text, x }) => (
              <text key={bucket} x={margin.left + x} y={HEIGHT - 8} textAnchor="middle" className={classes.tick}>
                {text}
              </text>
            ))}
            {stack.points.map((_, index) => (
              <rect key={index} x={margin.left + index * band} y={margin.top} width={band} height={plot.height} fill="transparent" onMouseEnter={() => setAt(index)} onClick={() => onOpen?.(index)} />
            ))}
          </svg>
        )}
        {at !== undefined && stack.points[at] && (
          <div className={classes.hover} role="status" style={{ '--at': `${margin.left + (at + 0.5) * band}px` } as CSSProperties} data-side={at > count / 2 ? 'left' : 'right'}>
            <Breakdown stack={stack} at={at} format={shape.format} />
          </div>
        )}
      </div>
      {stack.series.length === 0 && <p className={classes.nothing}>{t('No calls in this period.')}</p>}
      {stack.series.length > 0 && (
        <figcaption className={classes.legend}>
          {stack.series.map(({ id, name }, index) => (
            <span key={id} className={classes.key}>
              <i style={{ background: colorOf(stack, index) }} />
              {name}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

/** Those that are not told apart are not to stand out. */
function colorOf({ series }: Stack, index: number): string | undefined {
  return series[index]?.id === REST ? OTHERS : SERIES[index % SERIES.length];
}

/** What the highest bar comes to. */
function highest({ series, points }: Stack): number {
  return Math.max(0, ...points.map((point) => series.reduce((sum, { id }) => sum + Number(point[id]), 0)));
}

function Breakdown({ stack, at, format }: { stack: Stack; at: number; format: Shape['format'] }) {
  const exact = stack.exact[at];
  if (!exact) return null;
  const parts = stack.series
    .map(({ id, name }, index) => ({ name, color: colorOf(stack, index), amount: exact.get(id) ?? 0n }))
    .filter(({ amount }) => amount > 0n);
  const total = parts.reduce((all, { amount }) => all + amount, 0n);
  return (
    <div className={classes.tooltip}>
      <div className={classes.total}>
        <Text size="xs" c="dimmed">
          {t('{time} UTC', { time: stack.points[at]?.['bucket'] })}
        </Text>
        <Text size="sm" fw={600} className="tabular">
          {format(total)}
        </Text>
      </div>
      {parts.map(({ name, color, amount }) => (
        <div key={name} className={classes.part}>
          <i style={{ background: color }} />
          <span>{name}</span>
          <span className="tabular">{format(amount)}</span>
        </div>
      ))}
    </div>
  );
}
