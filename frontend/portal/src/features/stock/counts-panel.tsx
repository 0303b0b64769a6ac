import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useHotkeys } from "@mantine/hooks";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";

import { useList } from "../../api/lists";
import type { CountSheet } from "../../api/types";
import { DataTable, type Column } from "../../ui/data-table";
import { FormDialog } from "../../ui/form-dialog";
import { moment } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import classes from "./stock.module.css";
import type { Places } from "./use-locations";
import { sheetStatus } from "./words";

export function CountsPanel({ places }: { places: Places }) {
  const [opening, setOpening] = useState(false);
  const [, go] = useLocation();
  const queries = useQueryClient();
  const list = useList<CountSheet>("/stock-counts");
  // Consigned goods are counted by their owner.
  const counted = places.all.filter((place) => place.status === "open" && !places.kept.includes(place));
  const form = useForm({ initialValues: { location_id: "", note: "" }, validate: { location_id: (value) => (value ? null : t`Where?`) } });
  useHotkeys([["n", () => setOpening(true)]]);
  const open = async ({ location_id, note }: { location_id: string; note: string }, once: { idempotencyKey: string }) => {
    const sheet = await api.post<CountSheet>("/stock-counts", { location_id, note: note.trim() || null }, once);
    await queries.invalidateQueries({ queryKey: ["/stock-counts"] });
    go(`/stock/counts/${sheet.count_id}`);
  };
  return (
    <Panel flush title={t`Stocktaking`} note={t`Count what lies there; the differences become entries of the ledger. Goods may come and go meanwhile.`} actions={
      <Button size="sm" disabled={!counted.length} onClick={() => setOpening(true)} aria-keyshortcuts="n">{t`New count`}</Button>
    }>
      <div className={classes.dense}>
        <DataTable label={t`Stocktaking`} columns={columns(places)} idOf={(row) => row.count_id} {...list} empty={<Empty title={t`Nothing counted yet`}>{t`Open a sheet for a location, scan what lies there, and post the differences.`}</Empty>} />
      </div>
      <FormDialog opened={opening} close={() => setOpening(false)} title={t`New count`} action={t`Start counting`} form={form} send={open}>
        <Select label={t`Location`} required data={counted.map(({ location_id: value, name: label }) => ({ value, label }))} {...form.getInputProps("location_id")} data-autofocus />
        <TextInput label={t`Note`} maxLength={200} placeholder={t`For example mid-year stocktaking`} {...form.getInputProps("note")} />
      </FormDialog>
    </Panel>
  );
}

function columns(places: Places): Column<CountSheet>[] {
  return [
    { id: "location", header: t`Location`, accessorFn: (row) => places.nameOf(row.location_id), meta: { lead: true }, cell: ({ row: { original } }) => <Link href={`/stock/counts/${original.count_id}`}>{places.nameOf(original.location_id)}</Link> },
    { id: "note", header: t`Note`, enableSorting: false, accessorFn: (row) => row.note ?? "—" },
    { id: "created_at", header: t`Opened`, accessorFn: (row) => row.created_at, cell: ({ row: { original } }) => <time dateTime={original.created_at}>{moment(original.created_at)}</time> },
    { id: "status", header: t`Status`, accessorFn: (row) => row.status, cell: ({ row: { original } }) => <Status tone={sheetStatus(original.status).tone}>{sheetStatus(original.status).name}</Status> },
  ];
}
