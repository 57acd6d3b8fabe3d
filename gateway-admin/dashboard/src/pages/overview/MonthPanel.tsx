import { useQuery } from '@tanstack/react-query';
import { cacheSavingsQuery } from '@/api/performance';
import { spendReportQuery } from '@/api/spendReport';
import { pico, usd } from '@/lib/money';
import { compact } from '@/lib/numbers';
import { monthProjection } from '@/lib/projection';
import { Delta } from '@/ui/Delta';
import { Figures } from '@/ui/Figures';
import { Money } from '@/ui/Money';
import { Panel } from '@/ui/Page';
import { TextLink } from '@/ui/links';

const month = new Intl.DateTimeFormat(undefined, { month: 'long', timeZone: 'UTC' });

/** Where the money stands now, and where it is going. */
export function MonthPanel() {
  const today = useQuery(spendReportQuery({ period: 'today' })).data;
  const week = useQuery(spendReportQuery({ period: '7d', by: 'team,model' })).data;
  const soFar = useQuery(spendReportQuery({ period: 'month' })).data;
  const saved = useQuery(cacheSavingsQuery).data;
  const now = new Date();
  const name = month.format(now);
  const projected = soFar && week && monthProjection(pico(soFar.total.spend), pico(week.total.spend), now);
  return (
    <Panel label="Where the money stands">
      <Figures
        figures={[
          {
            name: 'Today',
            value: today && (
              <TextLink to="/spend" search={{ period: 'today' }} c="inherit" inherit>
                <Money amount={today.total.spend} />
              </TextLink>
            ),
            note: today?.previous && (
              <>
                <Delta now={pico(today.total.spend)} before={pico(today.previous.total.spend)} was={usd(pico(today.previous.total.spend))} /> on yesterday by now
              </>
            ),
          },
          {
            name: `${name} so far`,
            value: soFar && (
              <TextLink to="/spend" search={{ period: 'month' }} c="inherit" inherit>
                <Money amount={soFar.total.spend} />
              </TextLink>
            ),
            note: soFar?.previous && (
              <>
                <Delta now={pico(soFar.total.spend)} before={pico(soFar.previous.total.spend)} was={usd(pico(soFar.previous.total.spend))} /> on the days before
              </>
            ),
          },
          { name: `${name}, projected`, value: projected !== undefined ? <Money amount={projected} /> : undefined, note: 'At the pace of the last 7 days' },
          { name: 'Saved by caches', value: saved && <Money amount={saved.saved} />, note: saved && `${compact(saved.cache_read_tokens)} tokens in 30 days` },
        ]}
      />
    </Panel>
  );
}
