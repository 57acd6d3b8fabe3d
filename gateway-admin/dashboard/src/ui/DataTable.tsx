import { ScrollArea, Skeleton, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './DataTable.module.css';

export interface Column<T> {
  header: string;
  cell: (row: T) => ReactNode;
  align?: 'left' | 'right';
  width?: number | string;
  /** Left out where the table is narrower than this. */
  from?: 'sm' | 'md' | 'lg';
  /** The header is for screen readers alone, as over buttons. */
  quiet?: boolean;
}

interface DataTableProps<T> {
  label: string;
  columns: Column<T>[];
  /** Absent while loading. */
  rows: readonly T[] | undefined;
  rowKey: (row: T) => string;
  /** A shortcut for the pointer; the row's own link or button does the same for the keyboard. */
  onOpen?: (row: T) => void;
  empty?: ReactNode;
  skeletonRows?: number;
  faded?: (row: T) => boolean;
  /** The row that a panel beside the table is about. */
  selected?: (row: T) => boolean;
}

export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, rowKey, onOpen, empty, skeletonRows = 4, faded, selected } = props;
  if (rows?.length === 0 && empty) return <>{empty}</>;
  return (
    <ScrollArea className={classes.frame} type="auto" scrollbarSize={8} offsetScrollbars="x">
      <Table className={classes.table} aria-label={label} aria-busy={rows === undefined} verticalSpacing={0} horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.header} className={classes.th} ta={column.align} w={column.width} data-from={column.from}>
                <span className={column.quiet ? classes.quiet : undefined}>{column.header}</span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows === undefined
            ? Array.from({ length: skeletonRows }, (_, index) => <SkeletonRow key={index} columns={columns} index={index} />)
            : rows.map((row) => (
                <Table.Tr
                  key={rowKey(row)}
                  className={classes.row}
                  data-open={onOpen ? true : undefined}
                  data-faded={faded?.(row) || undefined}
                  data-selected={selected?.(row) || undefined}
                  onClick={onOpen ? () => onOpen(row) : undefined}
                >
                  {columns.map((column) => (
                    <Table.Td key={column.header} className={classes.td} ta={column.align} data-align={column.align} data-from={column.from}>
                      {column.cell(row)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function SkeletonRow<T>({ columns, index }: { columns: Column<T>[]; index: number }) {
  return (
    <Table.Tr className={classes.row}>
      {columns.map((column, at) => (
        <Table.Td key={column.header} className={classes.td} data-from={column.from}>
          <Skeleton height={10} radius="sm" width={`${45 + ((index * 7 + at * 13) % 40)}%`} ml={column.align === 'right' ? 'auto' : undefined} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
