import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconInbox } from "@tabler/icons-react";
import { useState } from "react";

import { useList } from "../../api/lists";
import type { Fulfilment } from "../../api/types";
import { fulfilmentStatus, parcelStatus } from "../../terms";
import { DataTable, type Column } from "../../ui/data-table";
import { Filters, useFilter } from "../../ui/filters";
import { Countdown, When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { FulfilmentActions } from "./fulfilment-actions";
import { FulfilmentDetail } from "./fulfilment-detail";
import { PieceLines } from "./piece-lines";

const REFRESH_MS = 30_000;
const STATUSES = ["assigned", "accepted", "shipped", "exception", "delivered", "received", "rejected", "cancelled"];

export function Fulfilments() {
  const [status, setStatus] = useFilter("status", "assigned");
  const [openId, setOpenId] = useState<string | null>(null);
  const { rows, error, retry, more } = useList<Fulfilment>("/fulfilments", { status }, { refreshMs: REFRESH_MS });
  const choices = STATUSES.map((value) => ({ value, label: fulfilmentStatus(value).name }));
  const open = rows?.find((row) => row.fulfilment_id === openId) ?? null;

  return (
    <>
      <Filters label={t`Filter by status`} choices={choices} chosen={status} choose={setStatus} />
      <Panel flush>
        <DataTable
          label={t`Orders to fulfil`}
          columns={columns(setOpenId)}
          rows={rows}
          idOf={(row) => row.fulfilment_id}
          error={error}
          retry={retry}
          more={more}
          empty={<NothingHere status={status} />}
        />
      </Panel>
      <FulfilmentDetail fulfilment={open} close={() => setOpenId(null)} />
    </>
  );
}

function columns(open: (id: string) => void): Column<Fulfilment>[] {
  return [
    {
      id: "pieces",
      header: t`Pieces`,
      enableSorting: false,
      meta: { lead: true },
      cell: ({ row: { original } }) => <PieceLines lines={original.lines} />,
    },
    {
      id: "order",
      header: t`Order`,
      enableSorting: false,
      cell: ({ row: { original } }) => (
        <Button variant="transparent" size="compact-sm" p={0} aria-label={t`Details of order ${shortId(original.order_id)}`} onClick={() => open(original.fulfilment_id)}>
          {shortId(original.order_id)}
        </Button>
      ),
    },
    { accessorKey: "created_at", header: t`Arrived`, cell: ({ row: { original } }) => <When at={original.created_at} /> },
    {
      id: "accept_by",
      header: t`Accept within`,
      accessorFn: (row) => row.accept_by ?? "",
      cell: ({ row: { original } }) => (original.status === "assigned" ? <Countdown until={original.accept_by} /> : "—"),
    },
    {
      accessorKey: "status",
      header: t`Status`,
      enableSorting: false,
      cell: ({ row: { original } }) => {
        const { name, tone } = parcelStatus(original);
        return <Status tone={tone}>{name}</Status>;
      },
    },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => <FulfilmentActions fulfilment={original} />,
    },
  ];
}

/** The last characters of an id tell orders apart for people; the first are its time. */
export const shortId = (id: string): string => `#${id.slice(-8)}`;

function NothingHere({ status }: { status: string }) {
  const icon = <IconInbox size={28} stroke={1.4} />;
  if (status === "assigned") return <Empty icon={icon} title={t`Nothing to accept`}>{t`New orders for your pieces appear here by themselves.`}</Empty>;
  if (status === "accepted") return <Empty icon={icon} title={t`Nothing to ship`}>{t`Orders that you accept wait here until they are on their way, or ready for pick-up.`}</Empty>;
  return <Empty icon={icon} title={t`No orders here`}>{t`Choose another status to see more.`}</Empty>;
}
