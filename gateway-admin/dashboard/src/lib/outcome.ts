import type { Attempt, RequestDetail } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { words } from './words';

const ENDINGS = inLanguage((): Record<string, string> => ({
  stop: t('ended by itself'),
  length: t('cut off at its length limit'),
  tool_calls: t('ended with a tool call'),
  content_filter: t('stopped by a content filter'),
}));

/** How the answer came and why it ended; nothing where none began. */
export function answerText({ request: { status, streamed, ttft_ms }, finish_reason }: Pick<RequestDetail, 'request' | 'finish_reason'>): string | undefined {
  if (status !== 'ok' && (!streamed || ttft_ms === null)) return undefined;
  const ending = finish_reason && (ENDINGS()[finish_reason] ?? finish_reason.replaceAll('_', ' '));
  return [streamed ? t('Streamed') : t('In one piece'), ending].filter(Boolean).join(', ');
}

/** Why an attempt did not serve, with the provider's status once. */
export function failureText({ outcome, http_status }: Pick<Attempt, 'outcome' | 'http_status'>): string {
  if (!http_status) return words(outcome);
  return outcome === `status_${http_status}` ? `HTTP ${http_status}` : t('{outcome} (HTTP {status})', { outcome: words(outcome), status: http_status });
}
