import { Text } from '@mantine/core';
import type { RequestCost, RequestDetail } from '@/api/types';
import { exactUsd, pico } from '@/lib/money';
import { count } from '@/lib/numbers';
import classes from './RequestDrawer.module.css';

const KINDS: Record<string, string> = {
  input: 'Input',
  cache_read: 'Read from cache',
  cache_write_5m: 'Written to cache (5 min)',
  cache_write_1h: 'Written to cache (1 h)',
  output: 'Output',
  reasoning: 'Reasoning',
  audio_input: 'Audio in',
  audio_cache_read: 'Audio read from cache',
  audio_output: 'Audio out',
  image_input: 'Image in',
  image_cache_read: 'Image read from cache',
  image_output: 'Image out',
  character: 'Characters',
  image: 'Images',
  second: 'Seconds',
  page: 'Pages',
  search: 'Searches',
  request: 'Request',
};

const EACH = new Set(['image', 'second', 'page', 'search', 'request']);

const SOURCES: Partial<Record<RequestDetail['usage_source'], string>> = {
  estimated: 'The provider sent no usage; tokens were counted from the text.',
  lost: 'The node was lost before the answer was counted; you are not charged.',
};

/** How the cost came about, line by line, with every digit. */
export function CostSheet({ cost, source }: { cost: RequestCost; source: RequestDetail['usage_source'] }) {
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Units</th>
            <th scope="col">Per 1M</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {cost.lines.map((line) => (
            <tr key={line.kind}>
              <th scope="row">{KINDS[line.kind] ?? line.kind}</th>
              <td>{count(line.units)}</td>
              <td className={classes.dim}>{EACH.has(line.kind) ? 'each' : exactUsd(pico(line.list_rate))}</td>
              <td>{exactUsd(pico(line.list_cost))}</td>
            </tr>
          ))}
          <Sum name="Discount" amount={-pico(cost.discount)} />
          <Sum name="Platform fee" amount={pico(cost.fee)} />
          <Sum name="Billed by your provider" amount={pico(cost.spend) - pico(cost.charged)} />
        </tbody>
        <tfoot>
          <Sum name="Spend" amount={pico(cost.spend)} always />
        </tfoot>
      </table>
      {SOURCES[source] && (
        <Text size="xs" c="dimmed" mt={8}>
          {SOURCES[source]}
        </Text>
      )}
    </>
  );
}

function Sum({ name, amount, always = false }: { name: string; amount: bigint; always?: boolean }) {
  if (amount === 0n && !always) return null;
  return (
    <tr>
      <th scope="row" colSpan={3}>
        {name}
      </th>
      <td>{exactUsd(amount)}</td>
    </tr>
  );
}
