import { useQuery } from '@tanstack/react-query';
import { cacheSavingsQuery } from '@/api/performance';
import { spendReportQuery, totalQuery } from '@/api/spendReport';
import { inLanguage, locale, t } from '@/i18n';
import { pico, usd } from '@/lib/money';
import { compact } from '@/lib/numbers';
import { monthProjection } from '@/lib/projection';
import { Delta } from '@/ui/Delta';
import { Figures } from '@/ui/Figures';
import { Money } from '@/ui/Money';
import { Panel } from '@/ui/Page';
import { Say } from '@/ui/Say';
import { TextLink } from '@/ui/links';

const month = inLanguage(() => new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }));

/** Where the money stands now, and where it is going. */
export function MonthPanel() {
  const today = useQuery(totalQuery('today')).data;
  const week = useQuery(spendReportQuery({ period: '7d', by: 'team,model' })).data;
  const soFar = useQuery(totalQuery('month')).data;
  const saved = useQuery(cacheSavingsQuery).data;
  const now = new Date();
  const name = month().format(now);
  const projected = soFar && week && monthProjection(pico(soFar.total.spend), pico(week.total.spend), now);
  return (
    <Panel label={t('Where the money stands')}>
      <Figures
        figures={[
          {
            name: t('Today'),
            value: today && (
              <TextLink to="/spend" search={{ period: 'today' }} c="inherit" inherit>
                <Money amount={today.total.spend} />
              </TextLink>
            ),
            note: today?.previous && (
              <Say message="{change} on yesterday by now" change={<Delta now={pico(today.total.spend)} before={pico(today.previous.total.spend)} was={usd(pico(today.previous.total.spend))} />} />
            ),
          },
          {
            name: t('{name} so far', { name }),
            value: soFar && (
              <TextLink to="/spend" search={{ period: 'month' }} c="inherit" inherit>
                <Money amount={soFar.total.spend} />
              </TextLink>
            ),
            note: soFar?.previous && (
              <Say message="{change} on the days before" change={<Delta now={pico(soFar.total.spend)} before={pico(soFar.previous.total.spend)} was={usd(pico(soFar.previous.total.spend))} />} />
            ),
          },
          { name: t('{name}, projected', { name }), value: projected !== undefined ? <Money amount={projected} /> : undefined, note: t('At the pace of the last 7 days') },
          { name: t('Saved by caches'), value: saved && <Money amount={saved.saved} />, note: saved && t('{count} tokens in 30 days', { count: compact(saved.cache_read_tokens) }) },
        ]}
      />
    </Panel>
  );
}
