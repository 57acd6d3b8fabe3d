import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { spendReportQuery } from '@/api/spendReport';
import { inLanguage, language, t } from '@/i18n';
import { linesOf, type Line } from '@/lib/breakdown';
import { usd } from '@/lib/money';
import { DataTable, type Column } from '@/ui/DataTable';
import { Delta } from '@/ui/Delta';
import { Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { TextLink } from '@/ui/links';

const GROUPS = ['team', 'model'];
const MOST = 8;

/** What moved spend most since the week before. */
export function ChangesPanel() {
  const { data } = useQuery(spendReportQuery({ period: '7d', by: GROUPS.join(',') }));
  const moved = useMemo(() => data && largest(linesOf(data, GROUPS)), [data, language]);
  if (moved?.length === 0) return null;
  return (
    <Panel
      flush
      title={t('What changed since last week')}
      actions={
        <TextLink to="/spend" search={{ period: '7d', by: GROUPS.join(',') }} size="sm">
          {t('All changes')}
        </TextLink>
      }
    >
      <DataTable label={t('What changed since last week')} columns={COLUMNS()} rows={moved} rowKey={({ id }) => id} skeletonRows={3} />
    </Panel>
  );
}

/** How much more was spent than in the week before. */
function more({ spend, before }: Line): bigint {
  return spend - (before?.spend ?? 0n);
}

function size(line: Line): bigint {
  const amount = more(line);
  return amount < 0n ? -amount : amount;
}

function largest(lines: Line[]): Line[] {
  return lines
    .filter((line) => more(line) !== 0n)
    .sort((a, b) => (size(a) < size(b) ? 1 : -1))
    .slice(0, MOST);
}

const COLUMNS = inLanguage((): Column<Line>[] => [
  {
    header: t('Team and model'),
    cell: ({ parts: [team, model] }) => (
      <TextLink to="/spend" search={{ period: '7d', team: team?.id, model: model?.id, by: 'key' }} c="inherit" inherit>
        {team?.name} <Quiet>{model?.name}</Quiet>
      </TextLink>
    ),
  },
  { header: t('This week'), align: 'right', from: 'sm', cell: ({ spend }) => usd(spend) },
  { header: t('Difference'), align: 'right', cell: (line) => `${more(line) > 0n ? '+' : ''}${usd(more(line))}` },
  { header: t('Change'), align: 'right', cell: ({ spend, before }) => before && <Delta now={spend} before={before.spend} was={usd(before.spend)} /> },
]);
