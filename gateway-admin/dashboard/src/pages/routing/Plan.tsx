import { Text, Tooltip } from '@mantine/core';
import type { RoutingCandidate } from '@/api/types';
import { exactUsd, pico, usd } from '@/lib/money';
import { latency, percent } from '@/lib/numbers';
import type { ShownPlan } from '@/lib/plan';
import { movedUp, scoreText } from '@/lib/routing';
import { words } from '@/lib/words';
import { Notice } from '@/ui/Notice';
import { Tag, type Tone } from '@/ui/Tag';
import classes from './Plan.module.css';

const TONES: Record<string, Tone> = { closed: 'good', half_open: 'warn', cooling: 'warn', open: 'bad', parked: 'bad' };
const STANDINGS: Record<string, string> = { closed: 'Works', half_open: 'Recovering', cooling: 'Cooling', open: 'Failing', parked: 'Parked' };

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
          <strong>{winner.offering}</strong> {served === undefined ? 'answers first' : 'came first'}: {usd(pico(winner.expected_cost))} expected, {latency(winner.ttft_ms)} to the first token.
          {served !== undefined && served !== winner.offering && ` ${served} served.`}
        </p>
      ) : (
        <Notice>Nothing may take this request: callers get 404 no_offering_allowed.</Notice>
      )}
      <Text size="xs" c="dimmed">
        Strategy {strategy}
        {downshift && `; another model comes first: ${words(downshift).toLowerCase()}`}
        {rules.length > 0 && `; rules that apply: ${rules.join(', ')}`}
      </Text>
      {candidates.length > 0 && (
        <ol className={classes.candidates} aria-label="Candidates">
          {candidates.map((candidate, at) => (
            <Candidate key={`${candidate.model}/${candidate.offering}`} candidate={candidate} first={at === 0} best={Math.min(...candidates.map(({ score }) => score))} worst={Math.max(...candidates.map(({ score }) => score))} moved={before && movedUp(candidate.offering, candidates, before.candidates)} isNew={before?.candidates.every(({ offering }) => offering !== candidate.offering)} />
          ))}
        </ol>
      )}
      {excluded.length > 0 && (
        <section aria-label="Excluded">
          <h3 className={classes.heading}>Left out</h3>
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
            {model} at {provider}
          </small>
        </span>
        {isNew && <span className={classes.move}>new</span>}
        {moved !== 0 && (
          <Tooltip label={`${Math.abs(moved)} ${Math.abs(moved) === 1 ? 'place' : 'places'} ${moved > 0 ? 'sooner' : 'later'} than saved`}>
            <span className={classes.move} data-up={moved > 0 || undefined}>
              {moved > 0 ? '↑' : '↓'} {Math.abs(moved)}
            </span>
          </Tooltip>
        )}
        <Tag tone={TONES[standing] ?? 'plain'}>{STANDINGS[standing] ?? words(standing)}</Tag>
      </div>
      <div className={classes.score} title={`Score ${score.toPrecision(4)}; lower comes first`}>
        <i style={{ width: `${worst > 0 ? Math.max(2, Math.min(100, (score / worst) * 100)) : 2}%` }} />
      </div>
      <dl className={classes.numbers}>
        <Figure name="Score" value={scoreText(score, best)} exact={String(score)} />
        <Figure name="Cost" value={usd(pico(expected_cost))} exact={exactUsd(pico(expected_cost))} />
        <Figure name="First token" value={latency(ttft_ms)} />
        <Figure name="Each token" value={latency(token_ms)} />
        <Figure name="Errors" value={percent(error_ratio)} />
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
