import type { PayloadBody } from '@/api/types';
import { t } from '@/i18n';

/** A body as a person reads it: JSON indented, events one a line, anything that is no text named. */
export function payloadText({ body, content_type, encoding, size }: PayloadBody): string {
  if (size === 0) return '';
  if (encoding !== 'text') return t('{type}, {size} bytes', { type: content_type || 'binary', size });
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body.trim();
  }
}
