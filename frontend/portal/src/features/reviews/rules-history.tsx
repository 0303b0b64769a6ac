import { t } from "@lingui/core/macro";
import { IconHistory } from "@tabler/icons-react";

import { useList } from "../../api/lists";
import type { RulesVersion } from "../../api/types";
import { DataTable, type Column } from "../../ui/data-table";
import { Moment } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";

/** Every version of the rules, who published it, when and why. */
export function RulesHistory() {
  const list = useList<RulesVersion>("/review-rules/versions");
  const columns: Column<RulesVersion>[] = [
    { id: "version", header: t`Version`, accessorFn: (row) => row.version, meta: { lead: true } },
    { id: "note", header: t`What changed and why`, accessorFn: (row) => row.note },
    { id: "by", header: t`By`, accessorFn: (row) => row.by, cell: ({ row: { original } }) => <span className="mono">{original.by}</span> },
    { id: "at", header: t`Published`, accessorFn: (row) => row.at, cell: ({ row: { original } }) => <Moment at={original.at} /> },
  ];
  return (
    <Panel title={t`Versions`} flush>
      <DataTable label={t`Versions`} columns={columns} idOf={(row) => String(row.version)} {...list} empty={<Empty icon={<IconHistory size={28} stroke={1.4} />} title={t`No version was published yet`}>{t`The rules that came with the software are in force.`}</Empty>} />
    </Panel>
  );
}
