import { Text } from '@mantine/core';
import type { RequestCost, RequestDetail } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { exactUsd, pico } from '@/lib/money';
import { count } from '@/lib/numbers';
import classes from './RequestDrawer.module.css';

const KINDS = inLanguage((): Record<string, string> => ({
  input: t('Input'),
  cache_read: t('Read from cache'),
  cache_write_5m: t('Written to cache (5 min)'),
  cache_write_1h: t('Written to cache (1 h)'),
  output: t('Output'),
  reasoning: t('Reasoning'),
  audio_input: t('Audio in'),
  audio_cache_read: t('Audio read from cache'),
  audio_output: t('Audio out'),
  image_input: t('Image in'),
  image_cache_read: t('Image read from cache'),
  image_output: t('Image out'),
  character: t('Characters'),
  image: t('Images'),
  second: t('Seconds'),
  page: t('Pages'),
  search: t('Searches'),
  request: t('Request'),
}));

const EACH = new Set(['image', 'second', 'page', 'search', 'request']);

const SOURCES = inLanguage((): Partial<Record<RequestDetail['usage_source'], string>> => ({
  estimated: t('The provider sent no usage; tokens were counted from the text.'),
  lost: t('The node was lost before the answer was counted; you are not charged.'),
}));

/** How the cost came about, line by line, with every digit. */
export function CostSheet({ cost, source }: { cost: RequestCost; source: RequestDetail['usage_source'] }) {
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('What')}</th>
            <th scope="col">{t('Units')}</th>
            <th scope="col">{t('Per 1M')}</th>
            <th scope="col">{t('Cost')}</th>
          </tr>
        </thead>
        <tbody>
          {cost.lines.map((line) => (
            <tr key={line.kind}>
              <th scope="row">{KINDS()[line.kind] ?? line.kind}</th>
              <td>{count(line.units)}</td>
              <td className={classes.dim}>{EACH.has(line.kind) ? t('each') : exactUsd(pico(line.list_rate))}</td>
              <td>{exactUsd(pico(line.list_cost))}</td>
            </tr>
          ))}
          <Sum name={t('Discount')} amount={-pico(cost.discount)} />
          <Sum name={t('Platform fee')} amount={pico(cost.fee)} />
          <Sum name={t('Billed by your provider')} amount={pico(cost.spend) - pico(cost.charged)} />
        </tbody>
        <tfoot>
          <Sum name={t('Spend')} amount={pico(cost.spend)} always />
        </tfoot>
      </table>
      {SOURCES()[source] && (
        <Text size="xs" c="dimmed" mt={8}>
          {SOURCES()[source]}
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
