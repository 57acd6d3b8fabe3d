import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CSSProperties, ReactNode } from 'react';
import { performanceQuery } from '@/api/performance';
import type { Measurement, OfferedModel } from '@/api/types';
import { t } from '@/i18n';
import { exactUsd, pico } from '@/lib/money';
import { dataPolicyText } from '@/lib/dataPolicy';
import { count, fixed, latency } from '@/lib/numbers';
import { words } from '@/lib/words';
import { Dialog } from '@/ui/Dialog';
import { ButtonLink } from '@/ui/links';
import classes from './Models.module.css';

interface ModelComparisonProps {
  models: OfferedModel[];
  onClose: () => void;
}

/** Models beside each other, one fact a line. */
export function ModelComparison({ models, onClose }: ModelComparisonProps) {
  const measured = useQuery(performanceQuery({ by: 'model' })).data?.rows ?? [];
  const of = (model: OfferedModel) => measured.find(({ name }) => name === model.id);
  const rows: [string, (model: OfferedModel, measured: Measurement | undefined) => ReactNode][] = [
    [t('Context'), (model) => count(model.context_length)],
    [t('Longest answer'), (model) => count(model.max_output_tokens)],
    [t('Input per 1M, from'), (model) => cheapest(model, 'input')],
    [t('Output per 1M, from'), (model) => cheapest(model, 'output')],
    [t('Providers'), (model) => [...new Set(model.offerings.map(({ provider }) => provider))].join(', ') || '–'],
    [t('Regions'), (model) => [...new Set(model.offerings.flatMap(({ region }) => region ?? []))].join(', ') || '–'],
    [t('Data policy'), (model) => promises(model)],
    [t('Quantizations'), (model) => [...new Set(model.offerings.flatMap(({ quantization }) => quantization ?? []))].join(', ') || '–'],
    [t('First token, p50'), (_, found) => latency(found?.ttft?.p50)],
    [t('First token, p95'), (_, found) => latency(found?.ttft?.p95)],
    [t('Tokens a second'), (_, found) => (found?.throughput == null ? '–' : fixed(found.throughput, 0))],
    [t('Can'), (model) => model.capabilities.map(words).join(', ')],
  ];
  return (
    <Dialog onClose={onClose} size={300 + models.length * 200} title={t('Compare models')}>
      <div className={classes.scroll}>
        <table className={classes.comparison} style={{ '--models': models.length } as CSSProperties}>
          <thead>
            <tr>
              <td />
              {models.map(({ id }) => (
                <th key={id} scope="col" className="mono">
                  {id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, cell]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {models.map((model) => (
                  <td key={model.id}>{cell(model, of(model))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Text size="sm" c="dimmed" mt="sm">
        {t('Speed is measured on your own calls of the last 24 hours.')}
      </Text>
      <ButtonLink mt="md" to="/playground" search={{ model: models[0]?.id, other: models[1]?.id }}>
        {models.length > 2 ? t('Try the first two side by side') : t('Try them side by side')}
      </ButtonLink>
    </Dialog>
  );
}

/** What each provider promises of the data that it is sent. */
function promises({ offerings }: OfferedModel): ReactNode {
  const made = new Map(offerings.map(({ provider, data_policy }) => [provider, dataPolicyText(data_policy)]));
  const kept = [...made].filter(([, texts]) => texts.length > 0);
  if (kept.length === 0) return '–';
  return kept.map(([provider, texts]) => <div key={provider}>{t('{name}: {value}', { name: provider, value: texts.join(', ') })}</div>);
}

function cheapest({ offerings }: OfferedModel, rate: string): string {
  if (offerings.some(({ free }) => free)) return t('Free');
  const prices = offerings.flatMap(({ price }) => price[rate] ?? []).sort((a, b) => Number(a) - Number(b));
  return prices[0] === undefined ? '–' : exactUsd(pico(prices[0]));
}
