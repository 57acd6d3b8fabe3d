import { Text, Tooltip } from '@mantine/core';
import type { RoutingCandidate } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { exactUsd, pico, usd } from '@/lib/money';
import { latency, percent } from '@/lib/numbers';
import type { ShownPlan } from '@/lib/plan';
import { movedUp, scoreText } from '@/lib/routing';
import { inSentence, words } from '@/lib/words';
import { Notice } from '@/ui/Notice';
import { Tag, type Tone } from '@/ui/Tag';
import classes from './Plan.module.css';

const TONES: Record<string, Tone> = { closed: 'good', half_open: 'warn', cooling: 'warn', open: 'bad', parked: 'bad' };
const STANDINGS = inLanguage((): Record<string, string> => ({ closed: t('Works'), half_open: t('Recovering'), cooling: t('Cooling'), open: t('Failing'), parked: t('Parked') }));

interface PlanProps {
  plan: ShownPlan;
  /** The plan under what is saved, to be seen beside it. */
  before?: ShownPlan;
  /** Who served in the end, where that is past. */
  served?: string;
}

/** The offerings in the order in which they are tried, with their scores, and those that are left out with the reason. */
export function Plan({ plan: { strategy, downshift, candidates, excluded, rules }, before, served }: PlanProps) {
  const [winner] = candidates;
  return (
    <div className={classes.plan} aria-live="polite">
      {winner ? (
        <p className={classes.winner}>
          <strong>{winner.offering}</strong> {served === undefined ? t('answers first') : t('came first')}{t(': {cost} expected, {time} to the first token.', { cost: usd(pico(winner.expected_cost)), time: latency(winner.ttft_ms) })}
          {served !== undefined && served !== winner.offering && t(' {served} served.', { served })}
        </p>
      ) : (
        <Notice>{t('Nothing may take this request: callers get 404 no_offering_allowed.')}</Notice>
      )}
      <Text size="xs" c="dimmed">
        {t('Strategy {strategy}', { strategy: inSentence(strategy) })}
        {downshift && t('; another model comes first: {downshift}', { downshift: inSentence(downshift) })}
        {rules.length > 0 && t('; rules that apply: {rules}', { rules: rules.join(', ') })}
      </Text>
      {candidates.length > 0 && (
        <ol className={classes.candidates} aria-label={t('Candidates')}>
          {candidates.map((candidate, at) => (
            <Candidate key={`${candidate.model}/${candidate.offering}`} candidate={candidate} first={at === 0} best={Math.min(...candidates.map(({ score }) => score))} worst={Math.max(...candidates.map(({ score }) => score))} moved={before && movedUp(candidate.offering, candidates, before.candidates)} isNew={before?.candidates.every(({ offering }) => offering !== candidate.offering)} />
          ))}
        </ol>
      )}
      {excluded.length > 0 && (
        <section aria-label={t('Excluded')}>
          <h3 className={classes.heading}>{t('Left out')}</h3>
          <ul className={classes.excluded}>
            {excluded.map(({ model, offering, reason, message }) => (
              <li key={`${model}/${offering}`}>
                <span>
                  {offering} <small>{words(reason)}</small>
                </span>
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface CandidateProps {
  candidate: RoutingCandidate;
  first: boolean;
  /** The lowest and the highest score of all. */
  best: number;
  worst: number;
  moved?: number;
  isNew?: boolean;
}

function Candidate({ candidate, first, best, worst, moved = 0, isNew = false }: CandidateProps) {
  const { model, provider, offering, standing, score, expected_cost, ttft_ms, token_ms, error_ratio } = candidate;
  return (
    <li data-first={first || undefined}>
      <div className={classes.head}>
        <span className={classes.name}>
          {offering}{' '}
          <small>
            {t('{model} at {provider}', { model, provider })}
          </small>
        </span>
        {isNew && <span className={classes.move}>{t('new')}</span>}
        {moved !== 0 && (
          <Tooltip label={moved > 0 ? t('{count, plural, one {# place} other {# places}} sooner than saved', { count: moved }) : t('{count, plural, one {# place} other {# places}} later than saved', { count: -moved })}>
            <span className={classes.move} data-up={moved > 0 || undefined}>
              {moved > 0 ? '↑' : '↓'} {Math.abs(moved)}
            </span>
          </Tooltip>
        )}
        <Tag tone={TONES[standing] ?? 'plain'}>{STANDINGS()[standing] ?? words(standing)}</Tag>
      </div>
      <div className={classes.score} title={t('Score {score}; lower comes first', { score: score.toPrecision(4) })}>
        <i style={{ width: `${worst > 0 ? Math.max(2, Math.min(100, (score / worst) * 100)) : 2}%` }} />
      </div>
      <dl className={classes.numbers}>
        <Figure name={t('Score')} value={scoreText(score, best)} exact={String(score)} />
        <Figure name={t('Cost')} value={usd(pico(expected_cost))} exact={exactUsd(pico(expected_cost))} />
        <Figure name={t('First token')} value={latency(ttft_ms)} />
        <Figure name={t('Each token')} value={latency(token_ms)} />
        <Figure name={t('Errors')} value={percent(error_ratio)} />
      </dl>
    </li>
  );
}

function Figure({ name, value, exact }: { name: string; value: string; exact?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd title={exact}>{value}</dd>
    </div>
  );
}
