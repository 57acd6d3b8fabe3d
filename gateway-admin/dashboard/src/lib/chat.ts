import { t } from '@/i18n';

/** What the playground knows of OpenAI's chat completions: what is sent, and how a streamed answer adds up. */
export interface Settings {
  system: string;
  /** As typed; empty: the model's own. */
  temperature: string;
  topP: string;
  maxTokens: string;
  /** A JSON array of tools; empty: none. */
  tools: string;
}

export const NO_SETTINGS: Settings = { system: '', temperature: '', topP: '', maxTokens: '', tools: '' };

export interface Question {
  role: 'user';
  text: string;
  /** Data URLs, or addresses on the web. */
  images: string[];
}

export interface ToolCall {
  id: string;
  name: string;
  arguments: string;
}

export interface Answer {
  role: 'assistant';
  text: string;
  reasoning: string;
  calls: ToolCall[];
  state: 'waiting' | 'streaming' | 'done' | 'stopped' | 'failed';
  error?: string;
  finish?: string;
  /** Absent when nothing was called: what is refused before leaves no record. */
  requestId?: string;
  provider?: string;
  /** Milliseconds, as seen from this page. */
  ttft?: number;
  total?: number;
  usage?: { input: number; output: number; cost?: string };
}

export type Turn = Question | Answer;

export const WAITING: Answer = { role: 'assistant', text: '', reasoning: '', calls: [], state: 'waiting' };

/** The request's body for the next answer. */
export function chatBody(model: string, turns: readonly Turn[], settings: Settings): Record<string, unknown> {
  const system = settings.system.trim() ? [{ role: 'system', content: settings.system }] : [];
  const tools = toolsOf(settings.tools);
  return {
    model,
    messages: [...system, ...turns.flatMap(message)],
    ...given('temperature', settings.temperature),
    ...given('top_p', settings.topP),
    ...given('max_tokens', settings.maxTokens),
    ...(tools.length > 0 ? { tools } : {}),
    stream: true,
    stream_options: { include_usage: true },
  };
}

/** Whether a provider can load an image from there. */
export function isImageAddress(typed: string): boolean {
  return /^https?:\/\//i.test(typed) && URL.canParse(typed);
}

/** What is wrong with settings, by field. */
export function settingErrors({ temperature, topP, maxTokens, tools }: Settings): Partial<Record<keyof Settings, string>> {
  return {
    ...(within(temperature, 0, 2) ? {} : { temperature: t('{least} to {most}.', { least: 0, most: 2 }) }),
    ...(within(topP, 0, 1) ? {} : { topP: t('{least} to {most}.', { least: 0, most: 1 }) }),
    ...(maxTokens.trim() === '' || /^[1-9]\d{0,6}$/.test(maxTokens.trim()) ? {} : { maxTokens: t('A whole number above 0.') }),
    ...(areTools(tools) ? {} : { tools: t('A JSON array of tools, as the API takes it.') }),
  };
}

/** Cuts a stream into the data of its server-sent events. */
export class EventReader {
  private rest = '';

  push(text: string): string[] {
    const lines = (this.rest + text).split(/\r\n|\n|\r/);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => (line.startsWith('data:') ? [line.slice('data:'.length).trim()] : []));
  }
}

/** Mistral's content has parts, of which those of its thinking have parts too. */
interface Part {
  text?: string;
  thinking?: Part[];
}

interface Delta {
  content?: string | null | Part[];
  /** Why the model does not answer. */
  refusal?: string | null;
  reasoning?: string | null;
  reasoning_content?: string | null;
  tool_calls?: { index?: number; id?: string; function?: { name?: string; arguments?: string } }[];
}

interface Chunk {
  choices?: { delta?: Delta; finish_reason?: string | null }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number; cost?: number | string } | null;
  error?: { message?: string };
}

interface RowUsage {
  input_tokens: number;
  cache_read_tokens: number;
  cache_write_5m_tokens: number;
  cache_write_1h_tokens: number;
  output_tokens: number;
  cost: number;
}

/** The answer with one more event of its stream. */
export function absorb(answer: Answer, data: string): Answer {
  if (data === '[DONE]') return answer;
  const chunk = parsed(data);
  if (!chunk) return answer;
  if (chunk.error) return { ...answer, state: 'failed', error: chunk.error.message ?? t('The stream broke.') };
  const { delta, finish_reason } = chunk.choices?.[0] ?? {};
  return {
    ...answer,
    text: answer.text + textOf(delta?.content) + (delta?.refusal ?? ''),
    reasoning: answer.reasoning + (delta?.reasoning_content ?? delta?.reasoning ?? thoughtOf(delta?.content)),
    calls: (delta?.tool_calls ?? []).reduce(withCall, answer.calls),
    finish: finish_reason ?? answer.finish,
    usage: chunk.usage ? usageOf(chunk.usage) : answer.usage,
  };
}

/** Whether anything of the answer is there to be seen. */
export function hasContent({ text, reasoning, calls }: Answer): boolean {
  return text !== '' || reasoning !== '' || calls.length > 0;
}

/** What the API's error body says, else how it failed. */
export function failureOf(status: number, body: string): string {
  const message = parsed(body)?.error?.message;
  return message ?? t('The gateway answered with HTTP {status}.', { status });
}

function textOf(content: Delta['content'] | Part[]): string {
  return Array.isArray(content) ? content.map(({ text }) => text ?? '').join('') : (content ?? '');
}

function thoughtOf(content: Delta['content']): string {
  return Array.isArray(content) ? content.map(({ thinking }) => textOf(thinking)).join('') : '';
}

function withCall(calls: ToolCall[], part: NonNullable<Delta['tool_calls']>[number]): ToolCall[] {
  const at = part.index ?? Math.max(0, calls.length - (part.id ? 0 : 1));
  const before = calls[at] ?? { id: '', name: '', arguments: '' };
  const next = [...calls];
  next[at] = {
    id: part.id ?? before.id,
    name: before.name + (part.function?.name ?? ''),
    arguments: before.arguments + (part.function?.arguments ?? ''),
  };
  return next;
}

function usageOf({ prompt_tokens = 0, completion_tokens = 0, cost }: NonNullable<Chunk['usage']>): Answer['usage'] {
  return { input: prompt_tokens, output: completion_tokens, ...(cost === undefined ? {} : { cost: String(cost) }) };
}

/** The same from a request's row, which counts the input apart by what caches did with it. */
export function rowUsage(row: RowUsage): NonNullable<Answer['usage']> {
  const input = row.input_tokens + row.cache_read_tokens + row.cache_write_5m_tokens + row.cache_write_1h_tokens;
  return { input, output: row.output_tokens, cost: String(row.cost) };
}

function message(turn: Turn): object[] {
  if (turn.role === 'assistant') return turn.text ? [{ role: 'assistant', content: turn.text }] : [];
  if (turn.images.length === 0) return [{ role: 'user', content: turn.text }];
  const images = turn.images.map((url) => ({ type: 'image_url', image_url: { url } }));
  const text = turn.text ? [{ type: 'text', text: turn.text }] : [];
  return [{ role: 'user', content: [...text, ...images] }];
}

function given(name: string, typed: string): Record<string, number> {
  return typed.trim() === '' ? {} : { [name]: Number(typed) };
}

function within(typed: string, least: number, most: number): boolean {
  const value = Number(typed);
  return typed.trim() === '' || (Number.isFinite(value) && value >= least && value <= most);
}

function areTools(typed: string): boolean {
  return typed.trim() === '' || Array.isArray(json(typed));
}

function toolsOf(typed: string): unknown[] {
  const tools = json(typed);
  return Array.isArray(tools) ? tools : [];
}

function parsed(text: string): Chunk | undefined {
  const value = json(text);
  return typeof value === 'object' && value !== null ? (value as Chunk) : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
