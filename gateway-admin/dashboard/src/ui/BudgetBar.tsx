import { Group, Text, Tooltip } from '@mantine/core';
import type { BudgetStatus } from '@/api/types';
import { t } from '@/i18n';
import { standing } from '@/lib/budgets';
import { WINDOWS } from '@/lib/limits';
import { exactUsd, pico, share, usd } from '@/lib/money';
import { percent } from '@/lib/numbers';
import { exhaustion } from '@/lib/projection';
import { fullTime, relative } from '@/lib/time';
import classes from './BudgetBar.module.css';

/** A budget as spent, reserved and remaining, and when it starts anew. */
export function BudgetBar({ budget }: { budget: BudgetStatus }) {
  const amount = pico(budget.amount);
  const spent = pico(budget.spent);
  const reserved = pico(budget.reserved);
  const { used, tone, suspends } = standing(budget);
  const runsOut = exhaustion(budget, new Date());
  const held = Math.min(share(reserved, amount), Math.max(0, 1 - used));
  return (
    <div>
      <Group justify="space-between" align="baseline" gap="0 8px" mb={6}>
        <Text size="sm" className="tabular">
          <Text span inherit fw={550}>
            {suspends ? t('Suspended') : usd(spent)}
          </Text>{' '}
          <Text span inherit c="dimmed">
            {suspends ? t('by a budget of {amount} {window}', { amount: usd(amount), window: WINDOWS()[budget.window].each }) : t('of {amount} {window}', { amount: usd(amount), window: WINDOWS()[budget.window].each })}
            {budget.kind === 'soft' && t(', soft')}
          </Text>
        </Text>
        {budget.resets_at && !suspends && (
          <Tooltip label={t('Resets {when}', { when: fullTime(budget.resets_at) })}>
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {runsOut ? (
                <Text span inherit c="var(--tg-warn)">
                  {t('runs out {when}', { when: relative(runsOut.toISOString()) })}
                </Text>
              ) : (
                t('resets {when}', { when: relative(budget.resets_at) })
              )}
            </Text>
          </Tooltip>
        )}
      </Group>
      <Tooltip
        position="bottom"
        label={
          <div className="tabular">
            <div>{t('Spent {spent}', { spent: exactUsd(spent) })}</div>
            <div>{t('Reserved {reserved}', { reserved: exactUsd(reserved) })}</div>
            <div>{t('Remaining {remaining}', { remaining: exactUsd(pico(budget.remaining)) })}</div>
            {runsOut && <div>{t('At this pace used up {when}', { when: fullTime(runsOut.toISOString()) })}</div>}
            {budget.resets_at && <div>{t('Resets {when}', { when: fullTime(budget.resets_at) })}</div>}
          </div>
        }
      >
        <div
          className={classes.track}
          role="meter"
          aria-label={t('{label} budget', { label: WINDOWS()[budget.window].label })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.min(100, Math.round(used * 100))}
          aria-valuetext={suspends ? t('Suspended') : t('{spent} of {amount} spent, {used}', { spent: usd(spent), amount: usd(amount), used: percent(used) })}
        >
          <span className={classes.spent} data-tone={tone} style={{ width: percentWidth(used) }} />
          <span className={classes.reserved} style={{ width: percentWidth(held) }} />
        </div>
      </Tooltip>
    </div>
  );
}

function percentWidth(part: number): string {
  return part > 0 ? `max(2px, ${Math.min(1, part) * 100}%)` : '0';
}
