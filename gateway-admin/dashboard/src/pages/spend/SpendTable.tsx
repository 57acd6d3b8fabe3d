import { Button, Center } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { inLanguage, t } from '@/i18n';
import { share, usd, type Pico } from '@/lib/money';
import { compact, count } from '@/lib/numbers';
import type { RequestsSearch } from '@/lib/requestView';
import { groupLabel, type Span, type SpendSearch } from '@/lib/spendView';
import { nameOf, requestsBehind, type Line } from '@/lib/breakdown';
import { DataTable, type Column } from '@/ui/DataTable';
import { Delta } from '@/ui/Delta';
import { EmptyState } from '@/ui/EmptyState';
import { Money } from '@/ui/Money';
import { Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { TextLink } from '@/ui/links';
import classes from './Spend.module.css';

interface SpendTableProps {
  groups: readonly string[];
  /** Absent while loading. */
  lines: Line[] | undefined;
  search: SpendSearch;
  span: Span;
}

const MOST = 50;

/** Every group with its sums, its cost line by line, and how it changed; a row opens its requests. */
export function SpendTable({ groups, lines, search, span }: SpendTableProps) {
  const navigate = useNavigate();
  const [all, setAll] = useState(false);
  const requestsOf = (line: Line) => requestsBehind(line, groups, search, span);
  const title = t('By {groups}', { groups: groups.map((group) => groupLabel(group).toLowerCase()).join(', ') });
  return (
    <Panel flush title={title}>
      <DataTable
        label={title}
        columns={columns(groups, lines ?? [], requestsOf)}
        rows={all ? lines : lines?.slice(0, MOST)}
        rowKey={({ id }) => id}
        onOpen={(line) => void navigate({ to: '/requests', search: requestsOf(line) })}
        opens={(line) => requestsOf(line) !== undefined}
        faded={({ requests }) => requests === 0}
        empty={
          <EmptyState Icon={IconCoins} title={t('Nothing was spent')}>
            {t('No call matches in this period. Choose a longer one, or take a filter away.')}
          </EmptyState>
        }
      />
      {lines && lines.length > MOST && (
        <Center p="sm">
          <Button variant="default" size="xs" onClick={() => setAll(!all)}>
            {all ? t('Show fewer') : t('Show {count} more', { count: count(lines.length - MOST) })}
          </Button>
        </Center>
      )}
    </Panel>
  );
}

function columns(groups: readonly string[], lines: readonly Line[], requestsOf: (line: Line) => RequestsSearch | undefined): Column<Line>[] {
  const most = lines[0]?.spend ?? 0n;
  const named = groups.map((group, at): Column<Line> => ({
    header: groupLabel(group),
    from: at > 0 ? 'sm' : undefined,
    cell: ({ parts }) => <Name name={parts[at]?.name ?? ''} none={!parts[at]?.id} first={at === 0} />,
    under: at > 0 ? ({ parts }) => parts[at]?.name : undefined,
  }));
  return [
    ...named,
    {
      header: t('Requests'),
      align: 'right',
      from: 'sm',
      cell: (line) => <Requests line={line} search={requestsOf(line)} />,
    },
    { header: t('Tokens'), align: 'right', from: 'md', cell: (line) => compact(line.tokens) },
    {
      header: t('Spend'),
      align: 'right',
      cell: (line) => (
        <span className={classes.share}>
          <Money amount={line.spend} />
          <i aria-hidden="true" style={{ width: line.spend > 0n ? `max(3px, ${share(line.spend, most) * 64}px)` : 0 }} />
        </span>
      ),
    },
    {
      header: t('Change'),
      align: 'right',
      cell: (line) => line.before && <Delta now={line.spend} before={line.before.spend} was={usd(line.before.spend)} />,
    },
    ...MONEY().filter(({ always, of }) => always || lines.some((line) => of(line) !== 0n)).map(
      ({ header, of }): Column<Line> => ({ header, align: 'right', from: 'lg', cell: (line) => <Money amount={of(line)} /> }),
    ),
  ];
}

/** The parts of a row's money; those that may be nothing throughout are shown when they are not. */
const MONEY = inLanguage((): { header: string; of: (line: Line) => Pico; always?: boolean }[] => [
  { header: t('Upstream'), of: ({ upstream }) => upstream, always: true },
  { header: t('List'), of: ({ list }) => list, always: true },
  { header: t('Discount'), of: ({ discount }) => -discount },
  { header: t('Fee'), of: ({ fee }) => fee, always: true },
  { header: t('Charged'), of: ({ charged }) => charged, always: true },
  { header: t('Saved by caches'), of: ({ saved }) => saved },
]);

/** How many there were, and the way to them. */
function Requests({ line, search }: { line: Line; search: RequestsSearch | undefined }) {
  if (!search) return <>{count(line.requests)}</>;
  return (
    <TextLink to="/requests" search={search} c="inherit" inherit aria-label={t('{name}: {count} requests', { name: nameOf(line), count: count(line.requests) })}>
      {count(line.requests)}
    </TextLink>
  );
}

function Name({ name, none, first }: { name: string; none: boolean; first: boolean }) {
  if (none) return <Quiet>{name}</Quiet>;
  return (
    <div className={classes.group} title={name} style={first ? { fontWeight: 550 } : undefined}>
      {name}
    </div>
  );
}
