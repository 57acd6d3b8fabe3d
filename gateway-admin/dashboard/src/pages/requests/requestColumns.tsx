import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RequestRow, RequestStatus } from '@/api/types';
import { t } from '@/i18n';
import { compact, count, latency } from '@/lib/numbers';
import { STATUSES } from '@/lib/status';
import { words } from '@/lib/words';
import { clockTime, fullTime } from '@/lib/time';
import type { Column } from '@/ui/DataTable';
import { Money } from '@/ui/Money';
import { Say } from '@/ui/Say';
import { TeamName } from '@/ui/TeamLink';
import { Tag, type Tone } from '@/ui/Tag';
import classes from './requestColumns.module.css';

const TONES: Record<RequestStatus, Tone> = { ok: 'good', error: 'bad', cancelled: 'warn', lost: 'warn' };

export function StatusTag({ row }: { row: RequestRow }) {
  const error = row.error_code ? words(row.error_code) : `HTTP ${row.http_status}`;
  return <Tag tone={TONES[row.status]}>{row.status === 'error' ? error : STATUSES()[row.status]}</Tag>;
}

/** The columns of every list of requests; the first opens the row for the keyboard. */
export function requestColumns(onOpen: (row: RequestRow) => void): Column<RequestRow>[] {
  return [
    { header: t('Time'), cell: (row) => <Opener row={row} onOpen={onOpen} /> },
    { header: t('Status'), from: 'sm', cell: (row) => <StatusTag row={row} />, under: (row) => <StatusTag row={row} /> },
    { header: t('Team and key'), from: 'sm', cell: (row) => <Two first={<TeamName team={row.team} />} second={row.key.name} /> },
    { header: t('Model and provider'), cell: (row) => <Two first={row.model} second={provider(row)} /> },
    { header: t('Tokens'), align: 'right', from: 'sm', cell: (row) => <Tokens row={row} />, under: (row) => <Say message="{count} tokens" count={<Tokens row={row} />} /> },
    { header: 'TTFT', align: 'right', from: 'md', cell: (row) => latency(row.ttft_ms) },
    { header: t('Latency'), align: 'right', from: 'md', cell: (row) => latency(row.total_ms), under: (row) => latency(row.total_ms) },
    { header: t('Cost'), align: 'right', cell: (row) => <Money amount={row.spend} /> },
  ];
}

function provider({ provider, attempt_count }: RequestRow): string {
  return [provider ?? t('No provider'), attempt_count > 1 && t('{count, plural, one {# attempt} other {# attempts}}', { count: attempt_count })].filter(Boolean).join(', ');
}

function Opener({ row, onOpen }: { row: RequestRow; onOpen: (row: RequestRow) => void }) {
  return (
    <Tooltip label={fullTime(row.at)}>
      <UnstyledButton
        className={classes.open}
        aria-label={t('Open request of {when}', { when: clockTime(row.at) })}
        onClick={(event) => {
          event.stopPropagation();
          onOpen(row);
        }}
      >
        {clockTime(row.at)}
      </UnstyledButton>
    </Tooltip>
  );
}

function Two({ first, second }: { first: ReactNode; second: string }) {
  return (
    <div className={classes.two}>
      <span>{first}</span>
      <span>{second}</span>
    </div>
  );
}

function Tokens({ row }: { row: RequestRow }) {
  const cached = row.cache_read_tokens + row.cache_write_tokens;
  const input = row.input_tokens + cached;
  return (
    <Tooltip label={cached ? t('{input} in ({cached} cached), {output} out', { input: count(input), cached: count(cached), output: count(row.output_tokens) }) : t('{input} in, {output} out', { input: count(input), output: count(row.output_tokens) })}>
      <span>
        {compact(input)} <span className={classes.arrow}>→</span> {compact(row.output_tokens)}
      </span>
    </Tooltip>
  );
}
