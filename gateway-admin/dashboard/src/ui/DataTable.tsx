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
  /** On a phone, what stands under the row in place of a column that is left out: a text that needs no header. */
  under?: (row: T) => ReactNode;
  /** The header is for screen readers alone, as over buttons. */
  quiet?: boolean;
}

export interface DataTableProps<T> {
  label: string;
  columns: Column<T>[];
  /** Absent while loading. */
  rows: readonly T[] | undefined;
  rowKey: (row: T) => string;
  /** A shortcut for the pointer; the row's own link or button does the same for the keyboard. */
  onOpen?: (row: T) => void;
  /** Whether this row opens something; all do, when absent. */
  opens?: (row: T) => boolean;
  empty?: ReactNode;
  skeletonRows?: number;
  faded?: (row: T) => boolean;
  /** The row that a panel beside the table is about. */
  selected?: (row: T) => boolean;
}

export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, rowKey, onOpen, opens = () => true, empty, skeletonRows = 4, faded, selected } = props;
  if (rows?.length === 0 && empty) return <>{empty}</>;
  return (
    <ScrollArea className={classes.frame} type="auto" scrollbarSize={8} offsetScrollbars="x">
      <Table
        className={classes.table}
        aria-label={label}
        aria-busy={rows === undefined}
        verticalSpacing={0}
        horizontalSpacing={0}
        withRowBorders={false}
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.header} className={classes.th} ta={column.align} w={column.width} data-from={column.from}>
                <span className={column.quiet ? classes.quiet : undefined}>{column.header}</span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {rows === undefined
          ? Array.from({ length: skeletonRows }, (_, index) => <SkeletonRow key={index} columns={columns} index={index} />)
          : rows.map((row) => (
              <Table.Tbody
                key={rowKey(row)}
                className={classes.row}
                data-open={(onOpen && opens(row)) || undefined}
                data-faded={faded?.(row) || undefined}
                data-selected={selected?.(row) || undefined}
                onClick={onOpen && opens(row) ? () => onOpen(row) : undefined}
              >
                <Table.Tr>
                  {columns.map((column) => (
                    <Table.Td
                      key={column.header}
                      className={classes.td}
                      ta={column.align}
                      data-align={column.align}
                      data-from={column.from}
                      data-quiet={column.quiet}
                    >
                      {column.cell(row)}
                    </Table.Td>
                  ))}
                </Table.Tr>
                <Under columns={columns} row={row} />
              </Table.Tbody>
            ))}
      </Table>
    </ScrollArea>
  );
}

/** The second line of a row, where the table is too narrow for one. */
function Under<T>({ columns, row }: { columns: Column<T>[]; row: T }) {
  const parts = columns.flatMap(({ header, under }) => {
    const part = under?.(row);
    return part ? [<span key={header}>{part}</span>] : [];
  });
  if (parts.length === 0) return null;
  return (
    <Table.Tr className={classes.under}>
      <Table.Td className={classes.td} colSpan={columns.filter(({ from }) => !from).length}>
        <div className={classes.parts}>{parts}</div>
      </Table.Td>
    </Table.Tr>
  );
}

function SkeletonRow<T>({ columns, index }: { columns: Column<T>[]; index: number }) {
  return (
    <Table.Tbody className={classes.row}>
      <Table.Tr>
        {columns.map((column, at) => (
          <Table.Td key={column.header} className={classes.td} data-from={column.from}>
            <Skeleton height={10} radius="sm" width={`${45 + ((index * 7 + at * 13) % 40)}%`} ml={column.align === 'right' ? 'auto' : undefined} />
          </Table.Td>
        ))}
      </Table.Tr>
    </Table.Tbody>
  );
}
