import { t } from "@lingui/core/macro";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import type { OrderCard } from "../../api/types";
import { orderStatus } from "../../terms";
import { DataTable, type Column } from "../../ui/data-table";
import { Filters, useFilter } from "../../ui/filters";
import { Moment, money } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { shortId } from "../fulfilments/fulfilments";
import { exceptionName } from "./order-exception";

const REFRESH_MS = 30_000;

export function OrdersTable() {
  const [show, setShow] = useFilter("show", "all");
  const list = useList<OrderCard>("/orders", { exceptions: show === "attention" || undefined }, { refreshMs: REFRESH_MS });
  const choices = [{ value: "all", label: t`All` }, { value: "attention", label: t`Needs attention` }];
  return (
    <>
    <Filters label={t`Filter orders`} choices={choices} chosen={show} choose={setShow} />
    <Panel flush>
      <DataTable label={t`Orders`} columns={columns()} idOf={(row) => row.order_id} {...list} empty={show === "attention" ? <Empty title={t`Nothing needs attention`}>{t`Orders that run into trouble appear here by themselves.`}</Empty> : <Empty title={t`No orders yet`}>{t`Orders appear here the moment a buyer places them.`}</Empty>} />
    </Panel>
    </>
  );
}

function columns(): Column<OrderCard>[] {
  return [
    {
      accessorKey: "order_id",
      header: t`Order`,
      enableSorting: false,
      cell: ({ row: { original } }) => <Link href={`/orders/${original.order_id}`} aria-label={t`Details of order ${shortId(original.order_id)}`}>{shortId(original.order_id)}</Link>,
    },
    { accessorKey: "placed_at", header: t`Placed`, cell: ({ row: { original } }) => <Moment at={original.placed_at} /> },
    {
      id: "lines",
      header: t`Pieces`,
      enableSorting: false,
      meta: { lead: true },
      cell: ({ row: { original } }) => original.lines.map((line) => `${line.title}\u00a0×\u00a0${line.quantity}`).join(t`, `) || "—",
    },
    {
      accessorKey: "status",
      header: t`Status`,
      cell: ({ row: { original } }) => {
        const { name, tone } = orderStatus(original.status);
        return <span className="row"><Status tone={tone}>{name}</Status>{original.exception && <Status tone="bad">{exceptionName(original.exception.kind)}</Status>}</span>;
      },
    },
    { id: "total", header: t`Total`, accessorFn: (row) => row.total.amount, meta: { align: "end" }, cell: ({ row: { original } }) => money(original.total) },
  ];
}
