import { t } from "@lingui/core/macro";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import type { ApplicationRow } from "../../api/types";
import { organisationKind } from "../../terms";
import { DataTable, type Column } from "../../ui/data-table";
import { Filters, useFilter } from "../../ui/filters";
import { day, When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { regionName } from "../organisations/regions";
import { APPLICATIONS } from "./use-application";
import { applicationStatus, lastDay, tonesOf } from "./words";

/** What waits for the operator, the longest first; those on board by whose papers run out first. */
export function VettingDesk() {
  const [queue, setQueue] = useFilter("queue", "submitted");
  const list = useList<ApplicationRow>(APPLICATIONS, { queue });
  const choices = [
    { value: "submitted", label: t`To vet` },
    { value: "renewals", label: t`Renewals` },
    { value: "returned", label: t`Waiting for the applicant` },
    { value: "approved", label: t`On board` },
    { value: "declined", label: t`Declined` },
  ];
  return (
    <>
      <Filters label={t`Filter by state`} choices={choices} chosen={queue} choose={setQueue} />
      <Panel flush>
        <DataTable label={t`Applications`} columns={columns(queue)} idOf={(row) => row.application_id} {...list} empty={<Empty title={t`Nothing here`}>{queue === "submitted" ? t`Every application has been answered.` : undefined}</Empty>} />
      </Panel>
    </>
  );
}

function columns(queue: string): Column<ApplicationRow>[] {
  return [
    {
      id: "company",
      header: t`Company`,
      accessorFn: (row) => row.company ?? "",
      meta: { lead: true },
      cell: ({ row: { original } }) => <Link href={`/applications/${original.application_id}`} aria-label={t`Vet ${original.company ?? ""}`}><strong>{original.company}</strong></Link>,
    },
    { id: "kind", header: t`Kind`, accessorFn: (row) => organisationKind(row.kind) },
    { id: "region", header: t`Region`, accessorFn: (row) => regionName(row.region) },
    queue === "approved" || queue === "renewals"
      ? { id: "until", header: t`Papers hold until`, accessorFn: (row) => row.licensed_until ?? "", cell: ({ row: { original } }) => <Until until={original.licensed_until} /> }
      : { id: "since", header: queue === "submitted" ? t`Submitted` : t`Answered`, accessorFn: (row) => row.submitted_at ?? "", cell: ({ row: { original } }) => <When at={queue === "submitted" ? original.submitted_at : original.decided_at} /> },
    {
      id: "status",
      header: t`Status`,
      accessorFn: (row) => row.status,
      cell: ({ row: { original } }) => {
        if (queue === "renewals") return <Status tone="wait">{t`Renewal to check`}</Status>;
        const { name, tone } = applicationStatus(original.status);
        return <Status tone={tone}>{name}</Status>;
      },
    },
  ];
}

function Until({ until }: { until: string | null }) {
  if (!until) return <>{t`no end`}</>;
  const tone = tonesOf(until);
  return tone === "good" ? <>{day(lastDay(until))}</> : <Status tone={tone}>{day(lastDay(until))}</Status>;
}
