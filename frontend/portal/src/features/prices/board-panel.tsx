import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { useState } from "react";

import type { BoardPrice } from "../../api/types";
import { materialName } from "../../terms";
import { DataTable, type Column } from "../../ui/data-table";
import { Moment, money } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { BoardHistory } from "./board-history";
import { PublishBoard } from "./publish-board";
import { useBoard } from "./use-board";

export function BoardPanel() {
  const board = useBoard();
  const [publishing, setPublishing] = useState(false);
  const [shown, setShown] = useState<BoardPrice | null>(null);
  const items = board.data?.items;
  const current = items?.find((one) => keyOf(one) === (shown ? keyOf(shown) : "")) ?? items?.[0] ?? null;
  const version = board.data?.version ?? "";
  return (
    <>
      <Panel flush title={t`Current board`} note={board.data ? t`Version ${version}. Every quote names the version it was made with.` : undefined} actions={<Button size="sm" onClick={() => setPublishing(true)}>{t`Publish new prices`}</Button>}>
        <DataTable
          label={t`Board prices`}
          columns={columns(setShown)}
          idOf={keyOf}
          rows={items}
          error={board.error}
          retry={() => void board.refetch()}
          empty={<Empty title={t`No board prices yet`}>{t`Pieces priced by weight can only be sold while a board price is valid.`}</Empty>}
        />
      </Panel>
      {current && <BoardHistory key={keyOf(current)} price={current} />}
      <PublishBoard opened={publishing} close={() => setPublishing(false)} current={items ?? []} />
    </>
  );
}

export const keyOf = ({ metal, fineness }: { metal: string; fineness: string | number }): string => `${metal}/${fineness}`;

function columns(show: (price: BoardPrice) => void): Column<BoardPrice>[] {
  return [
    { id: "metal", header: t`Metal`, accessorFn: (row) => `${materialName(row.metal)} ${row.fineness}`, meta: { lead: true }, cell: ({ getValue }) => <strong>{String(getValue())}</strong> },
    { id: "price", header: t`Price per gram`, accessorFn: (row) => row.price_per_gram.amount, meta: { align: "end" }, cell: ({ row: { original } }) => money(original.price_per_gram) },
    { id: "published_at", header: t`Published at`, accessorFn: (row) => row.published_at, cell: ({ row: { original } }) => <Moment at={original.published_at} /> },
    {
      id: "valid_until",
      header: t`Valid until`,
      accessorFn: (row) => row.valid_until,
      cell: ({ row: { original } }) => (new Date(original.valid_until) > new Date() ? <Moment at={original.valid_until} /> : <Status tone="bad">{t`Expired`}</Status>),
    },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => <Button size="xs" variant="default" aria-label={t`History of ${`${materialName(original.metal)} ${original.fineness}`}`} onClick={() => show(original)}>{t`History`}</Button>,
    },
  ];
}
