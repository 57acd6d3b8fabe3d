import type { RequestLatency } from '@/api/types';
import { latency } from '@/lib/numbers';
import { Facts } from '@/ui/Facts';

/** Where the time went: the gateway's own steps, the provider, all of it. */
export function Latency({ parts }: { parts: RequestLatency }) {
  return (
    <Facts
      facts={[
        ['Authenticate', latency(parts.auth_ms)],
        ['Plan', latency(parts.plan_ms)],
        ['Admit', latency(parts.admit_ms)],
        ['Until the first token', latency(parts.ttft_ms)],
        ['Whole request', latency(parts.total_ms)],
        ["Of that, the gateway's own", latency(parts.overhead_ms)],
      ]}
    />
  );
}
