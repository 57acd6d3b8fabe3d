import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { usageQuery } from '@/api/chat';
import { t } from '@/i18n';
import type { Answer, Question, Turn } from '@/lib/chat';
import { pico, usd } from '@/lib/money';
import { count, fixed, latency } from '@/lib/numbers';
import { useSecret } from '@/lib/secret';
import { words } from '@/lib/words';
import { TextLink } from '@/ui/links';
import { Images } from './Images';
import classes from './Playground.module.css';

/** What was asked and answered, kept at its end while it grows. */
export function Conversation({ turns, ready }: { turns: readonly Turn[]; ready: boolean }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = end.current?.parentElement;
    if (box && box.scrollHeight - box.scrollTop - box.clientHeight < 160) box.scrollTop = box.scrollHeight;
  }, [turns]);
  return (
    <div className={classes.talk} data-ready={ready || undefined} tabIndex={0} role="log" aria-label={t('Messages')}>
      {turns.length === 0 && <div className={classes.idle}>{ready ? t('Ask something below.') : t('Choose a key below to begin.')}</div>}
      {turns.map((turn, at) => (turn.role === 'user' ? <Asked key={at} question={turn} /> : <Answered key={at} answer={turn} />))}
      <div ref={end} />
    </div>
  );
}

function Asked({ question: { text, images } }: { question: Question }) {
  return (
    <div className={classes.question}>
      {images.length > 0 && <Images urls={images} />}
      {text}
    </div>
  );
}

function Answered({ answer }: { answer: Answer }) {
  const { text, reasoning, calls, state, error } = answer;
  const growing = state === 'waiting' || state === 'streaming';
  return (
    <div className={classes.answer} aria-busy={growing}>
      {reasoning && <div className={classes.reasoning}>{reasoning}</div>}
      <div className={classes.text}>
        {text}
        {growing && <span className={classes.cursor} aria-hidden="true" />}
      </div>
      {calls.map((call, at) => (
        <div key={at} className={`${classes.call} mono`}>
          {call.name}({call.arguments})
        </div>
      ))}
      {error && (
        <div className={classes.failure} role="alert">
          {error}
        </div>
      )}
      {!growing && <Meter answer={answer} />}
    </div>
  );
}

/** What the answer took. */
function Meter({ answer }: { answer: Answer }) {
  const { state, finish, requestId, provider, ttft, total } = answer;
  const { data: recorded } = useQuery(usageQuery(useSecret(), answer.usage ? undefined : requestId));
  const usage = answer.usage ?? recorded;
  const rate = usage && total && ttft !== undefined && total > ttft ? usage.output / ((total - ttft) / 1_000) : undefined;
  return (
    <p className={classes.meter}>
      {state === 'stopped' && <span>{t('Stopped by you')}</span>}
      {finish && finish !== 'stop' && <span>{t('Ended: {finish}', { finish: words(finish) })}</span>}
      {usage?.cost !== undefined && <span>{usd(pico(usage.cost))}</span>}
      {usage && (
        <span>
          {t('{input} → {output} tokens', { input: count(usage.input), output: count(usage.output) })}
        </span>
      )}
      {ttft !== undefined && <span>{t('{time} to first token', { time: latency(ttft) })}</span>}
      {total !== undefined && <span>{t('{time} in all', { time: latency(total) })}</span>}
      {rate !== undefined && <span>{t('{rate} tokens/s', { rate: fixed(rate, 0) })}</span>}
      {provider && <span>{provider}</span>}
      {requestId && (
        <TextLink to="/requests" search={{ request: requestId }} inherit>
          {t('Request')}
        </TextLink>
      )}
    </p>
  );
}
