import { Button, Center } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { refusalsQuery } from '@/api/refusals';
import type { RefusalReport } from '@/api/types';
import { t } from '@/i18n';
import { count } from '@/lib/numbers';
import type { PeriodName } from '@/lib/period';
import { hourText } from '@/lib/time';
import { words } from '@/lib/words';
import { DataTable, type Column } from '@/ui/DataTable';
import { Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { Tag } from '@/ui/Tag';
import { TeamLink } from '@/ui/TeamLink';

type Row = RefusalReport['rows'][number];

const MOST = 6;

/** Calls that were turned away before they cost anything; nothing while there are none. */
export function RefusalsPanel({ period, teamId }: { period: PeriodName; teamId?: string }) {
  const { data } = useQuery(refusalsQuery(period, teamId));
  const [all, { toggle }] = useDisclosure(false);
  if (!data || data.total === 0) return null;
  return (
    <Panel flush title={t('Refused calls: {total}', { total: count(data.total) })} description={t('Turned away before they cost anything; they are not among the requests.')}>
      <DataTable
        label={t('Refused calls')}
        columns={columns(teamId === undefined)}
        rows={all ? data.rows : data.rows.slice(0, MOST)}
        rowKey={(row) => [row.team.id, row.key.id, row.reason, row.scope].join('/')}
      />
      {data.rows.length > MOST && (
        <Center p="sm">
          <Button variant="default" size="xs" onClick={toggle}>
            {all ? t('Show fewer') : t('Show {count} more', { count: count(data.rows.length - MOST) })}
          </Button>
        </Center>
      )}
    </Panel>
  );
}

function columns(withTeam: boolean): Column<Row>[] {
  const team: Column<Row> = { header: t('Team'), cell: (row) => <TeamLink team={row.team} /> };
  return [
    { header: t('Why'), cell: (row) => <Tag tone="warn">{words(row.reason)}</Tag> },
    {
      header: t('Whose limit'),
      from: 'sm',
      cell: (row) => <Quiet>{row.scope === 'none' ? '–' : words(row.scope)}</Quiet>,
      under: (row) => row.scope !== 'none' && t('{scope} limit', { scope: words(row.scope) }),
    },
    ...(withTeam ? [team] : []),
    { header: t('Key'), from: 'sm', cell: (row) => row.key.name, under: (row) => t('Key {name}', { name: row.key.name }) },
    { header: t('Last'), from: 'md', cell: (row) => <Quiet>{hourText(row.last_hour)}</Quiet>, under: (row) => hourText(row.last_hour) },
    { header: t('Calls'), align: 'right', cell: (row) => count(row.refusals) },
  ];
}
