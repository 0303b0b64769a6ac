import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconChecks } from "@tabler/icons-react";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import type { ReviewRow } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { categoryName } from "../../terms";
import { DataTable, type Column } from "../../ui/data-table";
import { When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Thumb, tile } from "../../ui/picture";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { hasErrors } from "../products/findings";
import classes from "../products/products.module.css";

const REFRESH_MS = 30_000;

export function ReviewQueue() {
  const list = useList<ReviewRow>("/reviews", {}, { refreshMs: REFRESH_MS });
  return (
    <Panel flush>
      <DataTable
        label={t`Review queue`}
        columns={columns()}
        idOf={(row) => row.product_id}
        {...list}
        empty={<Empty icon={<IconChecks size={28} stroke={1.4} />} title={t`Nothing to review`}>{t`Products that suppliers submit appear here by themselves.`}</Empty>}
      />
    </Panel>
  );
}

function columns(): Column<ReviewRow>[] {
  return [
    {
      id: "title",
      header: t`Product`,
      accessorFn: (row) => inReadersLanguage(row.title),
      meta: { lead: true },
      cell: ({ row: { original } }) => (
        <Link href={`/reviews/${original.product_id}`} className={classes.product}>
          <Thumb picture={tile(original.image)} />
          <span>{inReadersLanguage(original.title)}</span>
        </Link>
      ),
    },
    { id: "supplier", header: t`Supplier`, accessorFn: (row) => row.supplier.name },
    { id: "category", header: t`Category`, accessorFn: (row) => categoryName(row.category) },
    {
      id: "findings",
      header: t`Findings`,
      accessorFn: (row) => row.findings.length,
      cell: ({ row: { original } }) => {
        const count = original.findings.length;
        return count ? <Status tone={hasErrors(original.findings) ? "bad" : "wait"}>{String(count)}</Status> : <Status tone="good">{t`None`}</Status>;
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
