import type { RequestStatus } from '@/api/types';
import { inLanguage, t } from '@/i18n';

/** How a request ended, as people read it. */
export const STATUSES = inLanguage((): Record<RequestStatus, string> => ({ ok: t('OK'), error: t('Error'), cancelled: t('Cancelled'), lost: t('Lost') }));
