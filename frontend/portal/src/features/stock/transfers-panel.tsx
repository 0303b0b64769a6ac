import { Button } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { plural, t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconArrowRight } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useSearchParams } from "wouter";

import { useList } from "../../api/lists";
import type { Transfer } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { Confirm } from "../../ui/confirm";
import { DataTable, type Column } from "../../ui/data-table";
import { Filters, useFilter } from "../../ui/filters";
import { day, When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import { CountInDialog } from "./count-in-dialog";
import { SendDialog } from "./send-dialog";
import classes from "./stock.module.css";
import type { Places } from "./use-locations";
import { transferKind, transferStatus } from "./words";

/** Goods between one's own locations, and between a supplier and the dealers who keep its goods on memo. */
export function TransfersPanel({ places, supplier }: { places: Places; supplier: boolean }) {
  const [status, choose] = useFilter("status", "sent");
  const [search, setSearch] = useSearchParams();
  const asked = search.get("send");
  const [sending, setSending] = useState<string | null>(null);
  const [receiving, setReceiving] = useState<Transfer | null>(null);
  const [recalling, setRecalling] = useState<Transfer | null>(null);
  const queries = useQueryClient();
  const list = useList<Transfer>("/transfers", { status: status === "all" ? null : status });
  useHotkeys([["n", () => setSending("")]]);
  useEffect(() => {
    if (asked === null) return;
    setSending(asked);
    setSearch((before) => { const next = new URLSearchParams(before); next.delete("send"); return next; }, { replace: true });
  }, [asked, setSearch]);
  const recall = async () => {
    await api.post(`/transfers/${recalling?.transfer_id}/recall`);
    toast.done(t`Called back. The goods lie where they lay.`);
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => ["/transfers", "/stock"].includes(String(path)) });
  };
  return (
    <Panel flush title={t`Transfers and consignment`} note={t`What is on its way is counted neither here nor there until somebody counts it in.`} actions={
      <Button size="sm" disabled={!places.open.length} onClick={() => setSending("")} aria-keyshortcuts="n">{t`Send goods`}</Button>
    }>
      <div className={classes.tools}>
        <Filters label={t`Status`} chosen={status} choose={choose} choices={[
          ...(["sent", "received", "recalled"] as const).map((value) => ({ value, label: transferStatus(value).name })),
          { value: "all", label: t`All` },
        ]} />
      </div>
      <div className={classes.dense}>
        <DataTable label={t`Transfers and consignment`} columns={columns(setReceiving, setRecalling)} idOf={(row) => row.transfer_id} {...list} empty={<Empty title={t`Nothing on its way`}>{supplier ? t`Send goods to another of your locations, or to a dealer on memo: they stay yours until they are sold.` : t`Send goods to another of your locations, or consigned goods back to their supplier.`}</Empty>} />
      </div>
      <SendDialog sku={sending} close={() => setSending(null)} places={places} supplier={supplier} />
      <CountInDialog transfer={receiving} close={() => setReceiving(null)} />
      <Confirm opened={recalling !== null} close={() => setRecalling(null)} title={t`Call these goods back?`} action={t`Call back`} run={recall}>
        <p>{t`They are counted at ${recalling?.origin.name ?? ""} again, as if they had not left.`}</p>
      </Confirm>
    </Panel>
  );
}

function columns(receive: (transfer: Transfer) => void, recall: (transfer: Transfer) => void): Column<Transfer>[] {
  return [
    {
      id: "goods",
      header: t`Goods`,
      enableSorting: false,
      meta: { lead: true },
      cell: ({ row: { original } }) => <Goods transfer={original} />,
    },
    {
      id: "way",
      header: t`From → to`,
      enableSorting: false,
      cell: ({ row: { original } }) => (
        <span className={classes.way}>
          <span>{endName(original.origin)}</span><IconArrowRight size={14} aria-label={t`to`} /><span>{endName(original.target)}</span>
        </span>
      ),
    },
    { id: "kind", header: t`Kind`, accessorFn: (row) => transferKind(row.kind) },
    { id: "sent_at", header: t`Sent`, accessorFn: (row) => row.sent_at, cell: ({ row: { original } }) => <When at={original.sent_at} /> },
    { id: "due", header: t`Due back`, accessorFn: (row) => row.due_back ?? "", cell: ({ row: { original } }) => <DueBack transfer={original} /> },
    { id: "status", header: t`Status`, accessorFn: (row) => row.status, cell: ({ row: { original } }) => <Status tone={transferStatus(original.status).tone}>{transferStatus(original.status).name}</Status> },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => (
        <span className={classes.actions}>
          {original.may_receive && <Button size="compact-sm" aria-label={t`Count in ${summary(original)}`} onClick={() => receive(original)}>{t`Count in`}</Button>}
          {original.may_recall && <Button size="compact-sm" variant="default" aria-label={t`Call back ${summary(original)}`} onClick={() => recall(original)}>{t`Call back`}</Button>}
        </span>
      ),
    },
  ];
}

const endName = ({ name, org_name: organisation }: Transfer["origin"]): string => (organisation ? `${organisation} · ${name}` : name);
const summary = (transfer: Transfer): string => transfer.lines.map((line) => `${line.sku} × ${line.quantity}`).join(", ");

const LINES_SHOWN = 3;

function Goods({ transfer }: { transfer: Transfer }) {
  const hidden = transfer.lines.length - LINES_SHOWN;
  return (
    <span className={classes.goods}>
      {transfer.lines.slice(0, LINES_SHOWN).map((line) => (
        <span key={line.sku}>
          {inReadersLanguage(line.product_title)} <span className={classes.unit}><span className="mono quiet">{line.sku}</span> <b className="numeric">× {line.quantity}</b></span>
          {line.received !== null && line.received < line.quantity && <> <Status tone="bad">{t`${line.quantity - line.received} missing`}</Status></>}
        </span>
      ))}
      {hidden > 0 && <span>{plural(hidden, { one: "and # more line", other: "and # more lines" })}</span>}
      {transfer.note && <span className="quiet">{transfer.note}</span>}
    </span>
  );
}

function DueBack({ transfer }: { transfer: Transfer }) {
  if (!transfer.due_back) return <>—</>;
  const late = transfer.status === "received" && new Date(transfer.due_back) < new Date();
  return late ? <Status tone="bad">{t`${day(transfer.due_back)}, overdue`}</Status> : <>{day(transfer.due_back)}</>;
}
