import { t } from "@lingui/core/macro";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import type { ImportDetail } from "../../api/types";
import { DataTable, type Column } from "../../ui/data-table";
import { When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { isUnderWay, stateOf } from "./import-state";

export function ImportsTable() {
  const list = useList<ImportDetail>("/imports", {}, { refreshMs: 15_000 });
  return (
    <Panel flush title={t`Your imports`}>
      <DataTable label={t`Your imports`} columns={columns()} idOf={(row) => row.import_id} {...list} empty={<Empty title={t`No imports yet`}>{t`Download a template, fill it in, and drop it above.`}</Empty>} />
    </Panel>
  );
}

function columns(): Column<ImportDetail>[] {
  return [
    { accessorKey: "filename", header: t`File name`, meta: { lead: true }, cell: ({ row: { original } }) => <Link href={`/imports/${original.import_id}`}>{original.filename}</Link> },
    { accessorKey: "status", header: t`Status`, cell: ({ row: { original } }) => { const { name, tone } = stateOf(original); return <Status tone={tone}>{name}</Status>; } },
    { id: "lines", header: t`Lines`, accessorFn: (row) => row.lines, meta: { align: "end" }, cell: ({ row: { original } }) => (isUnderWay(original) ? `${original.done} / ${original.lines || "…"}` : original.lines || "—") },
    { id: "refused", header: t`Not possible`, accessorFn: (row) => row.counts.refused, meta: { align: "end" } },
    { accessorKey: "created_at", header: t`Uploaded on`, cell: ({ row: { original } }) => <When at={original.created_at} /> },
  ];
}
