import { useEffect, useRef, useState } from 'react';
import { streamChat } from '@/api/chat';
import { WAITING, chatBody, type Answer, type Question, type Settings, type Turn } from '@/lib/chat';

export interface Lane {
  model: string;
  turns: Turn[];
}

/** One conversation a model, asked the same at the same time. */
export function useLanes(secret: string | undefined, settings: Settings) {
  const [talks, setTalks] = useState<Record<string, Turn[]>>({});
  const running = useRef(new Set<AbortController>());
  const [busy, setBusy] = useState(0);
  useEffect(() => {
    const calls = running.current;
    return () => calls.forEach((call) => call.abort());
  }, []);

  const ask = async (model: string, question: Question) => {
    if (!secret) return;
    const call = new AbortController();
    running.current.add(call);
    setBusy((count) => count + 1);
    const turns = [...(talks[model] ?? []), question];
    const show = (answer: Answer) => setTalks((before) => ({ ...before, [model]: [...turns, answer] }));
    show(WAITING);
    await streamChat({ secret, body: chatBody(model, turns, settings), signal: call.signal, onAnswer: show });
    running.current.delete(call);
    setBusy((count) => count - 1);
  };
  return {
    turnsOf: (model: string) => talks[model] ?? [],
    busy: busy > 0,
    send: (models: readonly string[], question: Question) => models.forEach((model) => void ask(model, question)),
    stop: () => running.current.forEach((call) => call.abort()),
    clear: () => setTalks({}),
  };
}
