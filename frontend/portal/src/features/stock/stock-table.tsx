import { Button, Menu, Select, TextInput } from "@mantine/core";
import { useDebouncedValue, useHotkeys } from "@mantine/hooks";
import { t } from "@lingui/core/macro";
import { IconDotsVertical, IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";

import { useList } from "../../api/lists";
import type { LocationBalance, StockRow } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { DataTable, type Column } from "../../ui/data-table";
import { Filters, useFilter } from "../../ui/filters";
import { When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { EntriesDrawer } from "./entries-drawer";
import { ExportButton } from "./export-button";
import { totalOf } from "./levels";
import { LowLevelDialog } from "./low-level-dialog";
import { MemoSaleDialog } from "./memo-sale-dialog";
import { QuickReceive } from "./quick-receive";
import classes from "./stock.module.css";
import { StockMoveDialog, type StockMove } from "./stock-move-dialog";
import type { Places } from "./use-locations";
import { flagName } from "./words";

type Line = StockRow & { total: Omit<LocationBalance, "location_id" | "memo"> };
type Shown = { what: "ledger" | "low" | "sale"; row: StockRow };

/** With a filter the server looks through so many rows for one page. */
const LOOKED_AT = 500;

export function StockTable({ places }: { places: Places }) {
  const [only, choose] = useFilter("show", "all");
  const [location, chooseLocation] = useFilter("location", "");
  const [days, chooseDays] = useFilter("days", "180");
  const [text, setText] = useState("");
  const [code] = useDebouncedValue(text.trim(), 250);
  const [move, setMove] = useState<StockMove | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [scanning, setScanning] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const filtered = only !== "all" || location !== "";
  const list = useList<StockRow>("/stock", {
    sku: code || null,
    only: only === "all" ? null : only,
    location_id: location || null,
    ...(only === "dead" ? { dead_after_days: days } : {}),
    ...(filtered ? { limit: LOOKED_AT } : {}),
  });
  useHotkeys([["/", () => search.current?.focus()], ["r", () => setScanning(true)], ["n", () => setMove({ kind: "receipt", sku: "" })]]);
  const rows = list.rows?.map((row) => ({ ...row, total: totalOf(row) }));
  return (
    <>
      <QuickReceive opened={scanning} close={() => setScanning(false)} places={places} />
      <Panel flush title={t`Balances`} note={t`Available = on hand − allocated to paid orders − held for orders being paid.`} actions={
        <div className={classes.buttons}>
          <ExportButton path="/stock-export" file="parure-stock.csv" />
          <Button size="sm" variant="default" disabled={!places.open.length} onClick={() => setScanning(true)} aria-keyshortcuts="r">{t`Receive by scanner`}</Button>
          <Button size="sm" disabled={!places.open.length} onClick={() => setMove({ kind: "receipt", sku: "" })} aria-keyshortcuts="n">{t`Record a receipt`}</Button>
        </div>
      }>
        <div className={classes.tools}>
          <Filters label={t`Show`} chosen={only} choose={choose} choices={[
            { value: "all", label: t`All` },
            ...(["low", "out", "dead", "memo", "incoming"] as const).map((value) => ({ value, label: flagName(value).name })),
          ]} />
          <div className={classes.fields}>
            <TextInput ref={search} size="sm" aria-label={t`Code begins with`} placeholder={t`Code begins with…`} leftSection={<IconSearch size={16} aria-hidden />} rightSection={<kbd className={classes.key} aria-hidden>/</kbd>} value={text} onChange={(event) => setText(event.currentTarget.value)} />
            <Select size="sm" aria-label={t`Location`} placeholder={t`All locations`} clearable clearButtonProps={{ "aria-label": t`All locations` }} data={places.all.map((place) => ({ value: place.location_id, label: place.name }))} value={location || null} onChange={(value) => chooseLocation(value ?? "")} />
            {only === "dead" && <Select size="sm" aria-label={t`Not sold for`} allowDeselect={false} data={["90", "180", "365"].map((value) => ({ value, label: t`${value} days without a sale` }))} value={days} onChange={(value) => chooseDays(value ?? "180")} />}
          </div>
        </div>
        <div className={classes.dense}>
          <DataTable
            label={t`Balances`}
            columns={columns(places, setMove, setShown)}
            idOf={(row) => row.sku}
            {...list}
            rows={rows}
            empty={<NothingHere filtered={filtered || code !== ""} places={places} more={list.more} />}
          />
        </div>
      </Panel>
      <StockMoveDialog move={move} places={places} rows={list.rows ?? []} close={() => setMove(null)} />
      <EntriesDrawer row={shown?.what === "ledger" ? shown.row : null} places={places} close={() => setShown(null)} />
      <LowLevelDialog row={shown?.what === "low" ? shown.row : null} close={() => setShown(null)} />
      <MemoSaleDialog row={shown?.what === "sale" ? shown.row : null} places={places} close={() => setShown(null)} />
    </>
  );
}

function NothingHere({ filtered, places, more }: { filtered: boolean; places: Places; more: { has: boolean; loading: boolean; load: () => void } }) {
  if (filtered) {
    const further = more.has && <Button variant="default" loading={more.loading} onClick={more.load}>{t`Look further`}</Button>;
    return <Empty title={t`Nothing like this`} action={further || undefined}>{t`No variant fits these filters so far.`}</Empty>;
  }
  return <Empty title={t`Nothing in stock yet`}>{places.open.length ? t`Record a receipt for a variant of one of your products; it can be sold as soon as it is published.` : t`First add the location where your goods lie.`}</Empty>;
}

function columns(places: Places, move: (move: StockMove) => void, show: (shown: Shown) => void): Column<Line>[] {
  return [
    {
      id: "sku",
      header: t`Variant`,
      accessorFn: (row) => inReadersLanguage(row.product_title),
      meta: { lead: true },
      cell: ({ row: { original } }) => (
        <span className={classes.variant}>
          <strong>{inReadersLanguage(original.product_title) || original.sku}</strong>
          <span className="mono quiet">{original.serial && original.serial !== original.sku ? `${original.sku} · ${original.serial}` : original.sku}</span>
        </span>
      ),
    },
    {
      id: "locations",
      header: t`Locations`,
      enableSorting: false,
      cell: ({ row: { original } }) => (
        <span className={classes.places}>
          {original.locations.filter((at) => at.on_hand || at.incoming).map((at) => (
            <span key={at.location_id} data-memo={at.memo || undefined}>
              {places.nameOf(at.location_id)} <b className="numeric">{at.on_hand}</b>{at.incoming > 0 && <> · <span className="numeric">{t`${at.incoming} on the way`}</span></>}
            </span>
          ))}
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
          {original.flags.filter((flag) => flag !== "memo" && flag !== "incoming").map((flag) => <Status key={flag} tone={flagName(flag).tone}>{flagName(flag).name}</Status>)}
          {original.total.available}
        </span>
      ),
    },
    { id: "idle", header: t`No sale since`, accessorFn: (row) => row.idle_since ?? "", cell: ({ row: { original } }) => <span className={`quiet ${classes.unit}`}><When at={original.idle_since} /></span> },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => <RowActions row={original} places={places} move={move} show={show} />,
    },
  ];
}

function RowActions({ row, places, move, show }: { row: StockRow; places: Places; move: (move: StockMove) => void; show: (shown: Shown) => void }) {
  const kept = row.locations.some((at) => at.on_hand > 0 && places.kept.some((place) => place.location_id === at.location_id));
  return (
    <span className={classes.actions}>
      <Button size="compact-sm" variant="default" aria-label={t`Receive ${row.sku}`} onClick={() => move({ kind: "receipt", sku: row.sku })}>{t`Receive`}</Button>
      <Button size="compact-sm" variant="default" aria-label={t`Adjust ${row.sku}`} onClick={() => move({ kind: "adjustment", sku: row.sku })}>{t`Adjust`}</Button>
      <Button size="compact-sm" variant="subtle" color="dark" aria-label={t`Ledger of ${row.sku}`} onClick={() => show({ what: "ledger", row })}>{t`Ledger`}</Button>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="dark" aria-label={t`More for ${row.sku}`}><IconDotsVertical size={16} aria-hidden /></Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!row.one_of_one && <Menu.Item onClick={() => show({ what: "low", row })}>{t`When it counts as low…`}</Menu.Item>}
          <Menu.Item component="a" href={`/portal/stock/transfers?send=${encodeURIComponent(row.sku)}`}>{t`Send to another location…`}</Menu.Item>
          {kept && <Menu.Item onClick={() => show({ what: "sale", row })}>{t`Record a sale from consignment…`}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
