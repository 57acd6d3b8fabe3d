import type { RoutingDocument } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { fixed } from './numbers';

/** The strategies, each in a sentence. */
export const STRATEGIES = inLanguage((): Record<NonNullable<RoutingDocument['strategy']>, string> => ({
  balanced: t('Weighs price, speed and errors'),
  price: t('The cheapest first'),
  latency: t('The soonest first token first'),
  throughput: t('The fastest stream first'),
  priority: t('The operator\'s order'),
  weighted: t('A draw by weight'),
  cascade: t('The cheapest first; a dearer one if its answer is not good enough'),
}));

/** A document as a person writes it: without what it does not say. */
export function said<T>(document: T): T {
  if (Array.isArray(document)) return document.map(said) as T;
  if (typeof document !== 'object' || document === null) return document;
  const members = Object.entries(document).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(members.map(([name, value]) => [name, said(value)])) as T;
}

/** The document with another value of one member; nothing, an empty list and an empty object say nothing. */
export function saying<D extends object, M extends keyof D & string>(document: D, member: M, value: D[M] | undefined): D {
  const changed: D = { ...document, [member]: value };
  if (isNothing(value)) delete changed[member];
  return changed;
}

/** The same document whatever the order of its members. */
export function sameDocument(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

export function documentText(document: object): string {
  return JSON.stringify(document, null, 2);
}

/** What a text says, or what keeps it from being read. */
export function readDocument(text: string): { document: object } | { problem: string } {
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: t('A document is a JSON object, in braces.') };
    return { document: value };
  } catch (failure) {
    return { problem: t('This is no JSON: {problem}', { problem: failure instanceof Error ? failure.message : t('it cannot be read') }) };
  }
}

/** A refusal's fields by their places in the document: `draft.routing.max_price.prompt` is `max_price.prompt`. */
export function faultsIn(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, message]) => [field.replace(/^(draft\.)?routing\.?/, ''), message]));
}

/** A score beside the best one, for a strategy's own numbers mean nothing to people: `2.5×`. */
export function scoreText(score: number, best: number): string {
  if (best <= 0 || !Number.isFinite(score / best)) return String(Number(score.toPrecision(3)));
  const times = score / best;
  return times === 1 ? t('Best') : `${fixed(times, times < 10 ? 2 : 0)}×`;
}

/** How the candidates moved: by how many places an offering comes sooner than it did; nothing where it was not there. */
export function movedUp(offering: string, now: readonly { offering: string }[], before: readonly { offering: string }[]): number | undefined {
  const was = before.findIndex((candidate) => candidate.offering === offering);
  return was < 0 ? undefined : was - now.findIndex((candidate) => candidate.offering === offering);
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, ordered(member)]));
}

/** A document, and which version of it this is: nobody's change to another is overwritten. */
export interface Saved<D> {
  document: D;
  version?: string;
}
