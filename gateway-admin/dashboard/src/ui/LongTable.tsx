import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '@/i18n';
import { found } from '@/lib/found';
import { DataTable, type DataTableProps } from './DataTable';
import classes from './LongTable.module.css';
import { MorePages } from './MorePages';

/** As many rows as are looked through by eye. */
const MOST_AT_A_GLANCE = 20;
/** Rows that are shown at once, and once more each time that more are asked for. */
const PART = 100;

interface LongTableProps<T> extends DataTableProps<T> {
  /** What a row is found by. */
  textOf: (row: T) => string;
}

/** A list that was read whole and may be long: it can be searched, and is drawn a part at a time. */
export function LongTable<T>({ textOf, rows, ...props }: LongTableProps<T>) {
  const [typed, setTyped] = useState('');
  const searchable = typed !== '' || (rows?.length ?? 0) > MOST_AT_A_GLANCE;
  const none = <p className={classes.none}>{t('Nothing here')}</p>;
  return (
    <>
      {searchable && (
        <TextInput
          className={classes.find}
          size="xs"
          placeholder={t('Find')}
          aria-label={t('Find in {label}', { label: props.label })}
          leftSection={<IconSearch size={14} stroke={1.7} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <PartTable key={typed} {...props} rows={rows && found(rows, textOf, typed)} empty={typed === '' ? props.empty : none} />
    </>
  );
}

/** A list that is drawn a part at a time; with another `key` from its first part again. */
export function PartTable<T>({ rows, ...props }: DataTableProps<T>) {
  const [most, setMost] = useState(PART);
  const more = { hasNextPage: (rows?.length ?? 0) > most, isFetchingNextPage: false, fetchNextPage: () => setMost(most + PART) };
  return (
    <>
      <DataTable {...props} rows={rows?.slice(0, most)} />
      <MorePages query={more} />
    </>
  );
}
