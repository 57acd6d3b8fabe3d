import type { RequestLatency } from '@/api/types';
import { t } from '@/i18n';
import { latency } from '@/lib/numbers';
import { Facts } from '@/ui/Facts';

/** Where the time went: the gateway's own steps, the provider, all of it. */
export function Latency({ parts }: { parts: RequestLatency }) {
  return (
    <Facts
      facts={[
        [t('Authenticate'), latency(parts.auth_ms)],
        [t('Plan'), latency(parts.plan_ms)],
        [t('Admit'), latency(parts.admit_ms)],
        [t('Until the first token'), latency(parts.ttft_ms)],
        [t('Whole request'), latency(parts.total_ms)],
        [t('Of that, the gateway\'s own'), latency(parts.overhead_ms)],
      ]}
    />
  );
}
