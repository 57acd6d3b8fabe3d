import { Tooltip } from '@mantine/core';
import { exactUsd, pico, usd, type Pico } from '@/lib/money';

/** An amount as people read it; every digit on hover and focus where digits were left out. */
export function Money({ amount }: { amount: Pico | string | null | undefined }) {
  const value = typeof amount === 'bigint' ? amount : pico(amount);
  const shown = usd(value);
  const exact = exactUsd(value);
  if (shown === exact) return <span className="tabular">{shown}</span>;
  return (
    <Tooltip label={<span className="tabular">{exact}</span>}>
      <span className="tabular">{shown}</span>
    </Tooltip>
  );
}
