import { Button, Checkbox } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconChecks } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import { explain } from "../../api/problems";
import type { ReviewRow } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { categoryName } from "../../terms";
import { Confirm } from "../../ui/confirm";
import { DataTable, type Column } from "../../ui/data-table";
import { When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Thumb, tile } from "../../ui/picture";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import classes from "../products/products.module.css";
import { kindName, worstOf } from "./kinds";
import { ReviewFilters, useQueueFilters } from "./review-filters";
import own from "./reviews.module.css";
import { ShortcutSheet } from "./shortcut-sheet";
import { focusNeighbour, useShortcuts } from "./use-shortcuts";

const REFRESH_MS = 30_000;
const ROW = "[data-review]";

export function ReviewQueue() {
  const filters = useQueueFilters();
  const list = useList<ReviewRow>("/reviews", filters.query, { refreshMs: REFRESH_MS });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [sheet, setSheet] = useState(false);
  const queries = useQueryClient();
  const clean = (list.rows ?? []).filter(({ worst }) => worst === "clean");
  const selected = clean.filter(({ product_id: id }) => chosen.has(id));
  const toggle = (id: string) => setChosen((before) => { const next = new Set(before); if (!next.delete(id)) next.add(id); return next; });

  useShortcuts({
    j: () => focusNeighbour(ROW, 1),
    k: () => focusNeighbour(ROW, -1),
    s: () => {
      const id = document.activeElement?.getAttribute("data-review");
      if (id && clean.some((row) => row.product_id === id)) toggle(id);
    },
    "?": () => setSheet(true),
  });

  const approveAll = async () => {
    const failed = await approveEach(selected);
    setChosen(new Set());
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => path === "/reviews" });
    const done = selected.length - failed.length;
    if (done) toast.done(t`Approved ${done} products.`);
    if (failed[0]) toast.failed(t`${failed.length} were not approved: ${explain(failed[0])}`);
  };

  return (
    <div className="stack">
      <ReviewFilters filters={filters} />
      <Panel
        flush
        title={t`Waiting`}
        actions={(
          <div className={own.bulk}>
            <ShortcutSheet
              opened={sheet}
              open={() => setSheet(true)}
              close={() => setSheet(false)}
              lines={[[["j", "k"], t`Next and previous row`], [["Enter"], t`Open the row`], [["s"], t`Select a clean row`], [["?"], t`This sheet`]]}
            />
            {clean.length > 0 && <Button size="xs" variant="subtle" color="dark" onClick={() => setChosen(selected.length === clean.length ? new Set() : new Set(clean.map(({ product_id: id }) => id)))}>
              {selected.length === clean.length ? t`Select none` : t`Select all ${clean.length} clean ones`}
            </Button>}
            <Button size="xs" disabled={!selected.length} onClick={() => setAsking(true)}>{t`Approve ${selected.length} selected`}</Button>
          </div>
        )}
      >
        <DataTable
          label={t`Review queue`}
          columns={columns(chosen, toggle)}
          idOf={(row) => row.product_id}
          {...list}
          empty={<Empty icon={<IconChecks size={28} stroke={1.4} />} title={t`Nothing to review`}>{t`Products that suppliers submit appear here by themselves.`}</Empty>}
        />
      </Panel>
      <Confirm opened={asking} close={() => setAsking(false)} title={t`Approve ${selected.length} clean products?`} action={t`Approve and publish`} run={approveAll}>
        <p>{t`The automatic check found nothing in them. They are published at once; what somebody changed meanwhile is left alone.`}</p>
      </Confirm>
    </div>
  );
}

/** One after the other, each as it was read; what failed does not hold up the others. */
async function approveEach(rows: readonly ReviewRow[]): Promise<unknown[]> {
  const failed: unknown[] = [];
  for (const { product_id: id, etag } of rows) {
    try {
      await api.post(`/products/${id}/approve`, {}, { ifMatch: etag });
    } catch (error) {
      failed.push(error);
    }
  }
  return failed;
}

function columns(chosen: ReadonlySet<string>, toggle: (id: string) => void): Column<ReviewRow>[] {
  return [
    {
      id: "select",
      header: () => <span className="visually-hidden">{t`Select`}</span>,
      enableSorting: false,
      cell: ({ row: { original } }) => original.worst === "clean" && (
        <Checkbox size="xs" checked={chosen.has(original.product_id)} onChange={() => toggle(original.product_id)} aria-label={t`Select ${inReadersLanguage(original.title)}`} />
      ),
    },
    {
      id: "title",
      header: t`Product`,
      accessorFn: (row) => inReadersLanguage(row.title),
      meta: { lead: true },
      cell: ({ row: { original } }) => (
        <Link href={`/reviews/${original.product_id}`} className={classes.product} data-review={original.product_id}>
          <Thumb picture={tile(original.image)} />
          <span>{inReadersLanguage(original.title)}</span>
        </Link>
      ),
    },
    { id: "kind", header: t`Kind`, accessorFn: (row) => kindName(row.kind) },
    { id: "supplier", header: t`Supplier`, accessorFn: (row) => row.supplier.name },
    { id: "category", header: t`Category`, accessorFn: (row) => categoryName(row.category) },
    {
      id: "findings",
      header: t`Findings`,
      accessorFn: (row) => row.findings.length,
      cell: ({ row: { original } }) => {
        const { name, tone } = worstOf(original);
        return <span title={[...new Set(original.findings.map((finding) => finding.name))].join(" · ")}><Status tone={tone}>{name}</Status></span>;
      },
    },
    { id: "submitted_at", header: t`Submitted`, accessorFn: (row) => row.submitted_at, cell: ({ row: { original } }) => <When at={original.submitted_at} /> },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => (
        <Button component={Link} href={`/reviews/${original.product_id}`} size="xs" variant="default" aria-label={t`Review ${inReadersLanguage(original.title)}`}>{t`Review`}</Button>
      ),
    },
  ];
}
