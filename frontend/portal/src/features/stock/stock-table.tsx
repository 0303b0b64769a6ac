import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { useState } from "react";

import { useList } from "../../api/lists";
import type { Location, LocationBalance, StockRow } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { DataTable, type Column } from "../../ui/data-table";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { EntriesDrawer } from "./entries-drawer";
import { isSoldOut, runsLow, totalOf } from "./levels";
import classes from "./stock.module.css";
import { StockMoveDialog, type StockMove } from "./stock-move-dialog";

type Line = StockRow & { total: Omit<LocationBalance, "location_id"> };

export function StockTable({ locations }: { locations: Location[] }) {
  const list = useList<StockRow>("/stock");
  const [move, setMove] = useState<StockMove | null>(null);
  const [shown, setShown] = useState<StockRow | null>(null);
  const rows = list.rows?.map((row) => ({ ...row, total: totalOf(row) }));
  return (
    <Panel flush title={t`Balances`} note={t`Available = on hand − allocated to paid orders − held for orders being paid.`} actions={
      <Button size="sm" disabled={!locations.length} onClick={() => setMove({ kind: "receipt", sku: "" })}>{t`Record a receipt`}</Button>
    }>
      <DataTable
        label={t`Balances`}
        columns={columns(locations, setMove, setShown)}
        idOf={(row) => row.sku}
        {...list}
        rows={rows}
        empty={<Empty title={t`Nothing in stock yet`}>{locations.length ? t`Record a receipt for a variant of one of your products; it can be sold as soon as it is published.` : t`First add the location where your goods lie.`}</Empty>}
      />
      <StockMoveDialog move={move} locations={locations} rows={list.rows ?? []} close={() => setMove(null)} />
      <EntriesDrawer row={shown} locations={locations} close={() => setShown(null)} />
    </Panel>
  );
}

function columns(locations: Location[], move: (move: StockMove) => void, show: (row: StockRow) => void): Column<Line>[] {
  const nameOf = (id: string) => locations.find((location) => location.location_id === id)?.name ?? id;
  return [
    {
      id: "sku",
      header: t`Variant`,
      accessorFn: (row) => inReadersLanguage(row.product_title),
      meta: { lead: true },
      cell: ({ row: { original } }) => (
        <span className={classes.variant}>
          <strong>{inReadersLanguage(original.product_title) || original.sku}</strong>
          <span className="mono quiet">{original.sku}</span>
        </span>
      ),
    },
    {
      id: "locations",
      header: t`Locations`,
      enableSorting: false,
      cell: ({ row: { original } }) => (
        <span className={classes.places}>
          {original.locations.map((at) => <span key={at.location_id}>{nameOf(at.location_id)} <b className="numeric">{at.on_hand}</b></span>)}
        </span>
      ),
    },
    { id: "on_hand", header: t`On hand`, accessorFn: (row) => row.total.on_hand, meta: { align: "end" } },
    { id: "allocated", header: t`Allocated`, accessorFn: (row) => row.total.allocated, meta: { align: "end" } },
    { id: "held", header: t`Held`, accessorFn: (row) => row.total.held, meta: { align: "end" } },
    {
      id: "available",
      header: t`Available`,
      accessorFn: (row) => row.total.available,
      meta: { align: "end" },
      cell: ({ row: { original } }) => (
        <span className={classes.available}>
          {isSoldOut(original) ? <Status tone="bad">{t`Sold out`}</Status> : runsLow(original) ? <Status tone="wait">{t`Low`}</Status> : null}
          {original.total.available}
        </span>
      ),
    },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => (
        <span className={classes.actions}>
          <Button size="xs" variant="default" aria-label={t`Receive ${original.sku}`} onClick={() => move({ kind: "receipt", sku: original.sku })}>{t`Receive`}</Button>
          <Button size="xs" variant="default" aria-label={t`Adjust ${original.sku}`} onClick={() => move({ kind: "adjustment", sku: original.sku })}>{t`Adjust`}</Button>
          <Button size="xs" variant="subtle" color="dark" aria-label={t`Ledger of ${original.sku}`} onClick={() => show(original)}>{t`Ledger`}</Button>
        </span>
      ),
    },
  ];
}
