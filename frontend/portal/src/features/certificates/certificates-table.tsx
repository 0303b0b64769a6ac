import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconCertificate, IconFileTypePdf } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import type { CertificateRow } from "../../api/types";
import { materialName } from "../../terms";
import { DataTable, type Column } from "../../ui/data-table";
import { Filters, useFilter } from "../../ui/filters";
import { When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import classes from "./certificates.module.css";
import { certificateState, pathOf, states } from "./words";

const REFRESH_MS = 30_000;

/** A supplier's own certificates. */
export function OwnCertificates() {
  const [state, setState] = useFilter("state", "all");
  const list = useList<CertificateRow>("/certificates", state === "all" ? {} : { state });
  return (
    <>
      <Filters label={t`Filter by state`} choices={[{ value: "all", label: t`All` }, ...choices()]} chosen={state} choose={setState} />
      <Panel flush>
        <DataTable
          label={t`Certificates`}
          columns={columns()}
          idOf={idOf}
          {...list}
          empty={
            <Empty icon={<IconCertificate size={28} stroke={1.4} />} title={state === "all" ? t`No certificate yet` : t`None in this state`} action={<NewCertificate />}>
              {t`Write down what the report says and upload its document. Once it is verified, buyers see it on the product's page.`}
            </Empty>
          }
        />
      </Panel>
    </>
  );
}

/** The operators' queue: those that nobody has verified first, the longest waiting on top. */
export function CertificateQueue({ holderName }: { holderName: (id: string) => string }) {
  const [state, setState] = useFilter("state", "unverified");
  const list = useList<CertificateRow>("/certificates", { state }, { refreshMs: REFRESH_MS });
  return (
    <>
      <Filters label={t`Filter by state`} choices={choices()} chosen={state} choose={setState} />
      <Panel flush>
        <DataTable
          label={t`Certificates`}
          columns={columns(holderName)}
          idOf={idOf}
          {...list}
          empty={<Empty icon={<IconCertificate size={28} stroke={1.4} />} title={state === "unverified" ? t`Nothing to verify` : t`None in this state`}>{t`Certificates that suppliers record appear here by themselves.`}</Empty>}
        />
      </Panel>
    </>
  );
}

export const NewCertificate = (): ReactNode => <Button component={Link} href="/certificates/new">{t`Record a certificate`}</Button>;

const choices = () => states.map((value) => ({ value, label: certificateState(value).name }));
const idOf = ({ laboratory, number }: CertificateRow) => `${laboratory}/${number}`;

function columns(holderName?: (id: string) => string): Column<CertificateRow>[] {
  return [
    {
      id: "number",
      header: t`Certificate`,
      accessorFn: idOf,
      meta: { lead: true },
      cell: ({ row: { original } }) => (
        <Link href={pathOf(original.laboratory, original.number)} className={classes.number}>
          <span className={classes.laboratory}>{original.laboratory}</span>
          <span className="mono">{original.number}</span>
        </Link>
      ),
    },
    { id: "kind", header: t`About`, accessorFn: (row) => (row.kind ? materialName(row.kind) : "—") },
    { id: "report_type", header: t`Report type`, accessorFn: (row) => row.report_type ?? "—" },
    ...(holderName ? [{ id: "holder", header: t`Supplier`, accessorFn: (row: CertificateRow) => holderName(row.holder_id) }] : []),
    {
      id: "document",
      header: t`Document`,
      accessorFn: (row) => (row.has_document ? 1 : 0),
      cell: ({ row: { original } }) => original.has_document ? <span className={classes.has}><IconFileTypePdf size={18} aria-hidden />{t`Uploaded`}</span> : <>—</>,
    },
    {
      id: "state",
      header: t`State`,
      accessorFn: (row) => row.state,
      cell: ({ row: { original } }) => {
        const { name, tone } = certificateState(original.state);
        return <Status tone={tone}>{name}</Status>;
      },
    },
    { id: "updated_at", header: t`Changed`, accessorFn: (row) => row.updated_at, cell: ({ row: { original } }) => <When at={original.updated_at} /> },
  ];
}
