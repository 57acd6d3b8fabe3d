import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { Text } from '@mantine/core';
import { axis, type Axis } from '@/lib/axis';
import { usd } from '@/lib/money';
import type { Stack } from '@/lib/spend';
import { SERIES } from '@/theme';
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

/** Spend, or what else was counted, over time as stacked bars. */
export default function SpendChart({ stack, label, shape = DOLLARS, onOpen }: SpendChartProps) {
  const series = stack.series.map(({ id, name }, index) => ({ name: id, label: name, color: SERIES[index % SERIES.length]! }));
  const { ticks, label: tickLabel } = shape.axis(highest(stack));
  return (
    <figure className={classes.figure} aria-label={label}>
      <BarChart
        h={260}
        data={stack.points}
        dataKey="bucket"
        type="stacked"
        series={series}
        tickLine="none"
        gridAxis="x"
        strokeDasharray="0"
        gridColor="var(--tg-line)"
        maxBarWidth={34}
        barProps={{ radius: 0, isAnimationActive: false }}
        valueFormatter={tickLabel}
        barChartProps={{
          margin: { top: 8, right: 18 },
          onClick: ({ activeTooltipIndex }) => activeTooltipIndex != null && onOpen?.(Number(activeTooltipIndex)),
          style: onOpen && { cursor: 'pointer' },
        }}
        yAxisProps={{ width: 70, ticks, domain: [0, ticks.at(-1) ?? 1], interval: 0 }}
        xAxisProps={{ interval: 'preserveEnd', minTickGap: 28, tickMargin: 8 }}
        tooltipProps={{
          cursor: { fill: 'var(--tg-hover)' },
          content: ({ label: bucket }) => <Breakdown stack={stack} bucket={String(bucket ?? '')} format={shape.format} />,
        }}
      />
      {series.length === 0 && <p className={classes.nothing}>No calls in this period.</p>}
      {series.length > 0 && (
        <figcaption className={classes.legend}>
          {series.map(({ name, label, color }) => (
            <span key={name} className={classes.key}>
              <i style={{ background: color }} />
              {label}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

/** What the highest bar comes to. */
function highest({ series, points }: Stack): number {
  return Math.max(0, ...points.map((point) => series.reduce((sum, { id }) => sum + Number(point[id]), 0)));
}

function Breakdown({ stack, bucket, format }: { stack: Stack; bucket: string; format: Shape['format'] }) {
  const at = stack.points.findIndex((point) => point['bucket'] === bucket);
  const exact = stack.exact[at];
  if (!exact) return null;
  const parts = stack.series
    .map(({ id, name }, index) => ({ name, color: SERIES[index % SERIES.length], amount: exact.get(id) ?? 0n }))
    .filter(({ amount }) => amount > 0n);
  const total = parts.reduce((all, { amount }) => all + amount, 0n);
  return (
    <div className={classes.tooltip}>
      <div className={classes.total}>
        <Text size="xs" c="dimmed">
          {bucket} UTC
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
