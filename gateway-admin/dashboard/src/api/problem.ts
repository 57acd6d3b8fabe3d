import { inLanguage, t } from '@/i18n';

/** A refusal or failure of the control plane, with the sentence to show and the fields it is about. */
export class ApiError extends Error {
  constructor(
    /** The HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly code: string,
    message: string,
    /** Field path, such as `budgets[0].amount`, to the sentence that belongs at that field. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** What two people changed at once stays as the first has made it. */
export function changedMeanwhile(): ApiError {
  return new ApiError(412, 'changed_meanwhile', t('Somebody else changed the same meanwhile, and nothing was saved. Open it again to see what is there now.'));
}

/** Whether asking again can change nothing: it is not allowed, or not there. */
export function isFinal(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 403 || error.status === 404);
}

interface Problem {
  title?: string;
  detail?: string;
  code?: string;
  errors?: { field?: string; message?: string }[];
}

const FALLBACKS = inLanguage((): Record<number, string> => ({
  401: t('Your session has ended. Log in again.'),
  403: t('Your role does not allow this. Ask an owner or admin of the organization.'),
  404: t('This does not exist, or no longer.'),
  409: t('Somebody changed this in the meantime. Reload and try again.'),
  413: t('This is too large to send.'),
  429: t('Too many attempts. Wait a moment and try again.'),
}));

/** Reads `application/problem+json`, and says something useful about anything else. */
export function problemOf(status: number, body: string): ApiError {
  const problem = parsed(body);
  const message = problem.detail || FALLBACKS()[status] || problem.title || t('The gateway answered {status}. Try again in a moment.', { status });
  const fields: Record<string, string> = {};
  for (const error of problem.errors ?? []) if (error.field) fields[error.field] = fieldSentence(error.message ?? message);
  return new ApiError(status, problem.code ?? `http_${status}`, sentence(message), fields);
}

function parsed(body: string): Problem {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Problem) : {};
  } catch {
    return {};
  }
}

/** Splits a failure between the fields a form has and the notice above them. */
export function forForm(error: unknown, has: readonly string[]): { fields: Record<string, string>; notice: string | null } {
  if (!(error instanceof ApiError)) return { fields: {}, notice: t('Something went wrong. Try again.') };
  const fields: Record<string, string> = {};
  let elsewhere = Object.keys(error.fields).length === 0;
  for (const [name, message] of Object.entries(error.fields)) {
    const path = name.replace(/\[(\d+)\]/g, '.$1');
    if (has.some((field) => path === field || path.startsWith(`${field}.`))) fields[path] = message;
    else elsewhere = true;
  }
  return { fields, notice: elsewhere ? error.message : null };
}

/** What the API says of a field begins with a verb, for the field's name stands before it; here the field itself does. */
const VERB = /^(is|has|must|needs|names|gives) /;

function fieldSentence(text: string): string {
  return sentence(VERB.test(text) ? `this ${text}` : text);
}

/** What begins with an address or an id keeps it as it is written. */
const NAME = /^\S*[@_\d/]/;

function sentence(text: string): string {
  const capital = NAME.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
