import { Text } from '@mantine/core';
import type { Attempt, RequestDetail } from '@/api/types';
import { t } from '@/i18n';
import { exactUsd, pico } from '@/lib/money';
import { latency } from '@/lib/numbers';
import { failureText } from '@/lib/outcome';
import { words } from '@/lib/words';
import classes from './RequestDrawer.module.css';

const SERVED = 'served';

/** The attempts one after the other, and how each ended. */
export function Attempts({ detail: { attempts, request } }: { detail: RequestDetail }) {
  if (attempts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('No provider was called.')}
      </Text>
    );
  }
  return (
    <ol className={classes.attempts}>
      {attempts.map((attempt, index) => (
        <li key={index}>
          <div className={classes.attemptHead}>
            <span>
              {attempt.offering} <span className={classes.dim}>{t('at {provider}', { provider: attempt.provider })}</span>
            </span>
            <span className={classes.dim}>
              {outcome(attempt, request)} · {latency(attempt.duration_ms)}
              {attempt.upstream_cost && t(' · {cost} for the operator', { cost: exactUsd(pico(attempt.upstream_cost)) })}
            </span>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** An attempt that began to serve ended as the request did. */
function outcome(attempt: Attempt, { status, error_code }: RequestDetail['request']): string {
  if (attempt.outcome !== SERVED) return failureText(attempt);
  if (status === 'ok') return t('Served');
  if (status === 'cancelled') return t('Left by the caller');
  return status === 'lost' ? t('Lost with its node') : words(error_code ?? 'broken');
}
