import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { flexRender, getCoreRowModel, getSortedRowModel, useReactTable, type ColumnDef, type Row, type SortingState } from "@tanstack/react-table";
import { useState, type ReactNode } from "react";

import classes from "./data-table.module.css";
import { Failed, Waiting } from "./states";

declare module "@tanstack/react-table" {
  // The library's own generics must be repeated for its interface to merge with ours.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface ColumnMeta<TData, TValue> {
    align?: "end";
    /** Shown without its label where rows become cards on a phone. */
    lead?: boolean;
  }
}

export type Column<T> = ColumnDef<T, unknown>;

type DataTableProps<T> = {
  label: string;
  columns: Column<T>[];
  rows: T[] | undefined;
  idOf: (row: T) => string;
  error?: unknown;
  retry?: () => void;
  empty: ReactNode;
  more?: { has: boolean; loading: boolean; load: () => void };
};

/** A table that sorts what is loaded and turns its rows into cards on a phone. The roles are spelled out, because `display: block` removes them. */
export function DataTable<T>({ label, columns, rows, idOf, error, retry, empty, more }: DataTableProps<T>) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const table = useReactTable({
    data: rows ?? noRows,
    columns,
    getRowId: idOf,
    state: { sorting },
    onSortingChange: setSorting,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });

  if (error && !rows) return <Failed error={error} {...(retry ? { retry } : {})} />;
  if (!rows) return <Waiting />;
  if (!rows.length) return <>{empty}</>;
  return (
    <div className={classes.wrap}>
      <table className={classes.table} role="table" aria-label={label}>
        <thead role="rowgroup">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {group.headers.map(({ id, column, getContext }) => {
                const sorted = column.getIsSorted();
                const heading = flexRender(column.columnDef.header, getContext());
                return (
                  <th key={id} role="columnheader" scope="col" data-align={column.columnDef.meta?.align} aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}>
                    {column.getCanSort() ? (
                      <button type="button" className={classes.sort} onClick={column.getToggleSortingHandler()}>
                        {heading}
                        {sorted === "asc" ? <IconArrowUp size={14} aria-hidden /> : sorted === "desc" ? <IconArrowDown size={14} aria-hidden /> : <IconArrowsSort className={classes.sortHint} size={14} aria-hidden />}
                      </button>
                    ) : heading}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody role="rowgroup">
          {table.getRowModel().rows.map((row) => <TableRow key={row.id} row={row} />)}
        </tbody>
      </table>
      {more?.has && (
        <div className={classes.more}>
          <Button variant="default" loading={more.loading} onClick={more.load}>{t`Load more`}</Button>
        </div>
      )}
    </div>
  );
}

const noRows: never[] = [];

function TableRow<T>({ row }: { row: Row<T> }) {
  return (
    <tr role="row">
      {row.getVisibleCells().map((cell) => {
        const { header, meta } = cell.column.columnDef;
        return (
          <td key={cell.id} role="cell" data-align={meta?.align} data-lead={meta?.lead || undefined} data-label={typeof header === "string" ? header : undefined}>
            {flexRender(cell.column.columnDef.cell, cell.getContext())}
          </td>
        );
      })}
    </tr>
  );
}
