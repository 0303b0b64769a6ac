import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconPlus } from "@tabler/icons-react";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import type { ListingRow } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { categoryName, listingStatus } from "../../terms";
import { DataTable, type Column } from "../../ui/data-table";
import { Filters, useFilter } from "../../ui/filters";
import { Moment, money, When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Thumb, tile } from "../../ui/picture";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import classes from "./products.module.css";

const STATUSES = ["draft", "submitted", "returned", "approved", "published", "rejected", "taken_down"];

export function ProductsTable() {
  const [status, setStatus] = useFilter("status", "all");
  const list = useList<ListingRow>("/listings", { status: status === "all" ? undefined : status });
  const choices = [{ value: "all", label: t`All` }, ...STATUSES.map((value) => ({ value, label: listingStatus(value).name }))];
  return (
    <>
      <Filters label={t`Filter by status`} choices={choices} chosen={status} choose={setStatus} />
      <Panel flush>
        <DataTable
          label={t`Products`}
          columns={columns()}
          idOf={(row) => row.product_id}
          {...list}
          empty={status === "all" ? (
            <Empty title={t`No products yet`} action={<NewProduct />}>{t`List your first piece: a title, a picture, a price. You submit it for review when it is ready.`}</Empty>
          ) : (
            <Empty title={t`No products with this status`}>{t`Choose another status to see more.`}</Empty>
          )}
        />
      </Panel>
    </>
  );
}

export function NewProduct() {
  return <Button component={Link} href="/products/new" leftSection={<IconPlus size={17} aria-hidden />}>{t`New product`}</Button>;
}

/** What its appointment says comes next. */
function NextMoment({ schedule }: { schedule: ListingRow["schedule"] }) {
  if (!schedule) return null;
  const { publish_at: from, take_down_at: until } = schedule;
  return <div className="quiet">{from ? t`Appears` : t`Goes`} <Moment at={from ?? until} /></div>;
}

function columns(): Column<ListingRow>[] {
  return [
    {
      id: "title",
      header: t`Product`,
      accessorFn: (row) => inReadersLanguage(row.title),
      meta: { lead: true },
      cell: ({ row: { original } }) => (
        <Link href={`/products/${original.product_id}`} className={classes.product}>
          <Thumb picture={tile(original.image)} />
          <span>{inReadersLanguage(original.title)}</span>
        </Link>
      ),
    },
    { accessorKey: "category", header: t`Category`, accessorFn: (row) => categoryName(row.category) },
    {
      accessorKey: "status",
      header: t`Status`,
      cell: ({ row: { original } }) => {
        const { name, tone } = listingStatus(original.status);
        const revision = original.revision_status && listingStatus(original.revision_status);
        return (
          <>
            <span className="row"><Status tone={tone}>{name}</Status>{revision && <Status tone={revision.tone}>{t`Change: ${revision.name}`}</Status>}</span>
            <NextMoment schedule={original.schedule} />
          </>
        );
      },
    },
    { id: "price", header: t`Price`, accessorFn: (row) => row.price?.amount ?? 0, meta: { align: "end" }, cell: ({ row: { original } }) => (original.price ? money(original.price) : t`By weight`) },
    { id: "skus", header: t`Variants`, accessorFn: (row) => row.skus.length, meta: { align: "end" } },
    { accessorKey: "updated_at", header: t`Changed`, cell: ({ row: { original } }) => <When at={original.updated_at} /> },
  ];
}
