import type { SpendReport } from '@/api/types';
import { t } from '@/i18n';
import { pico, usd, type Pico } from '@/lib/money';
import { compact, count, percent } from '@/lib/numbers';
import { tokensOf } from '@/lib/spend';
import { Delta } from '@/ui/Delta';
import { Figures } from '@/ui/Figures';
import { Money } from '@/ui/Money';

/** The totals of a report, each beside the period before. */
export function SpendFigures({ report }: { report: SpendReport | undefined }) {
  const now = report?.total;
  const before = report?.previous?.total;
  const delta = (of: (total: SpendReport['total']) => number | Pico, show: (value: number | Pico) => string) =>
    now && before ? <Delta now={of(now)} before={of(before)} was={show(of(before))} /> : <>&nbsp;</>;
  const money = (value: number | Pico) => usd(BigInt(value));
  const counted = (value: number | Pico) => count(Number(value));
  return (
    <Figures
      figures={[
        { name: t('Spend'), value: now && <Money amount={now.spend} />, note: delta(({ spend }) => pico(spend), money) },
        { name: t('Requests'), value: now && count(now.requests), note: delta(({ requests }) => requests, counted) },
        { name: t('Tokens'), value: now && compact(tokensOf(now)), note: delta(tokensOf, counted) },
        { name: t('Per request'), value: now && <Money amount={each(now)} />, note: delta(each, money) },
        {
          name: t('Errors'),
          value: now && percent(failed(now)),
          note: now && before ? <Delta bad now={failed(now)} before={failed(before)} was={percent(failed(before))} /> : <>&nbsp;</>,
        },
      ]}
    />
  );
}

function each({ spend, requests }: SpendReport['total']): Pico {
  return requests === 0 ? 0n : pico(spend) / BigInt(requests);
}

function failed({ errors, requests }: SpendReport['total']): number {
  return requests === 0 ? 0 : errors / requests;
}
