import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconCertificate } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import type { CertificateContest } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { Confirm } from "../../ui/confirm";
import { DataTable, type Column } from "../../ui/data-table";
import { When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { toast } from "../../ui/toasts";

/** Certificate numbers that a second supplier stated: that product was refused, and somebody has to find out whose it is. */
export function ContestsPanel() {
  const list = useList<CertificateContest>("/certificate-contests");
  const [closing, setClosing] = useState<CertificateContest | null>(null);
  const close = async (note: string) => {
    if (!closing) return;
    const { laboratory, number, challenger } = closing;
    await api.post(`/certificate-contests/${encodeURIComponent(laboratory)}/${encodeURIComponent(number)}/close`, { product_id: challenger.product_id, note });
    toast.done(t`Closed.`);
    await list.refresh();
  };
  return (
    <Panel flush>
      <DataTable
        label={t`Contested certificates`}
        columns={columns(setClosing)}
        idOf={({ laboratory, number, challenger }) => `${laboratory}${number}${challenger.product_id}`}
        {...list}
        empty={<Empty icon={<IconCertificate size={28} stroke={1.4} />} title={t`No certificate is contested`}>{t`When a second product states a certificate number, it is refused and appears here.`}</Empty>}
      />
      <Confirm opened={closing !== null} close={() => setClosing(null)} title={t`Close this contest?`} action={t`Close it`} reason={{ label: t`Note`, hint: t`What you found out; kept in the record.`, required: true }} run={close}>
        <p>{t`Nothing else changes: reject or take down the product that states the certificate wrongly, then its number is free.`}</p>
      </Confirm>
    </Panel>
  );
}

function columns(close: (contest: CertificateContest) => void): Column<CertificateContest>[] {
  return [
    { id: "certificate", header: t`Certificate`, accessorFn: (row) => `${row.laboratory} ${row.number}`, meta: { lead: true }, cell: ({ row: { original } }) => <span className="mono">{original.laboratory} {original.number}</span> },
    { id: "holder", header: t`Held by`, enableSorting: false, cell: ({ row: { original } }) => <Link href={`/reviews/${original.holder_id}`}>{t`the first product`}</Link> },
    { id: "challenger", header: t`Stated by`, accessorFn: (row) => row.challenger.supplier_name, cell: ({ row: { original: { challenger } } }) => <Link href={`/reviews/${challenger.product_id}`}>{challenger.supplier_name} · {inReadersLanguage(challenger.title)}</Link> },
    { id: "since", header: t`Since`, accessorFn: (row) => row.since, cell: ({ row: { original } }) => <When at={original.since} /> },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => <Button size="xs" variant="default" aria-label={t`Close it: ${original.laboratory} ${original.number}`} onClick={() => close(original)}>{t`Close it`}</Button>,
    },
  ];
}
