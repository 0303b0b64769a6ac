import { Button, Progress } from "@mantine/core";
import { plural, t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconRefresh } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useIntent } from "../../api/intent";
import { useList } from "../../api/lists";
import { explain } from "../../api/problems";
import type { Rebuild } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { DataTable, type Column } from "../../ui/data-table";
import { Moment, When } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import { secondsOf, shareOf, standsStill } from "./progress";
import classes from "./storefront.module.css";

const PATH = "/storefront/rebuilds";

/** Publishing all product pages again: the one that runs, and those before it. */
export function RebuildsPanel() {
  const list = useList<Rebuild>(PATH, {}, { refreshMs: 3000 });
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const intent = useIntent();
  const refresh = () => queries.invalidateQueries({ queryKey: [PATH] });
  const latest = list.rows?.[0];
  const running = latest && latest.status !== "finished" ? latest : null;
  const start = async () => {
    await api.post(PATH, undefined, { idempotencyKey: intent.keyFor(latest?.rebuild_id ?? "first") });
    intent.done();
    toast.done(t`All pages are being published again. This page shows how far it is.`);
    await refresh();
  };
  const button = (
    <Button size="sm" leftSection={<IconRefresh size={16} aria-hidden />} disabled={running !== null} onClick={() => setAsking(true)}>{t`Publish all pages again`}</Button>
  );
  return (
    <>
      {running && <Running rebuild={running} refresh={refresh} />}
      <Panel flush title={t`Rebuilds`} note={t`Product pages follow every change by themselves. All of them again is for a new version of the shop, or after trouble.`} actions={button}>
        <DataTable label={t`Rebuilds`} columns={columns()} idOf={(row) => row.rebuild_id} {...list} empty={<Empty title={t`None yet`}>{t`Every page was published when its product changed.`}</Empty>} />
      </Panel>
      <Confirm opened={asking} close={() => setAsking(false)} title={t`Publish all pages again?`} action={t`Publish all pages again`} run={start}>
        <p>{t`The shop stays open meanwhile. A thousand products take about a minute.`}</p>
      </Confirm>
    </>
  );
}

function Running({ rebuild, refresh }: { rebuild: Rebuild; refresh: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false);
  const { products, published, status } = rebuild;
  const resume = async () => {
    setBusy(true);
    try {
      await api.post(`${PATH}/${rebuild.rebuild_id}/resume`);
      toast.done(t`What is left is queued again.`);
      await refresh();
    } catch (error) {
      toast.failed(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t`Under way`}>
      <div className={classes.running}>
        <Progress value={shareOf(rebuild) * 100} animated={!standsStill(rebuild, Date.now())} aria-label={t`Pages published again`} />
        <p role="status" className={classes.words}>
          {status === "listing" ? t`Looking through the shelves: ${products} products so far, ${published} published.` : t`${published} of ${products} products published.`}{" "}
          <span className="quiet">{t`Last progress`} <When at={rebuild.updated_at} /></span>
        </p>
        {standsStill(rebuild, Date.now()) && (
          <div className="row">
            <span>{t`It stands still.`}</span>
            <Button size="xs" loading={busy} onClick={() => void resume()}>{t`Go on with it`}</Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function columns(): Column<Rebuild>[] {
  return [
    { accessorKey: "started_at", header: t`Started`, meta: { lead: true }, cell: ({ row: { original } }) => <Moment at={original.started_at} /> },
    {
      accessorKey: "status",
      header: t`Status`,
      cell: ({ row: { original } }) => (original.status === "finished" ? <Status tone="good">{t`Finished`}</Status> : <Status tone="wait">{t`Under way`}</Status>),
    },
    { accessorKey: "published", header: t`Products`, meta: { align: "end" } },
    {
      id: "took",
      header: t`Took`,
      accessorFn: (row) => secondsOf(row) ?? 0,
      meta: { align: "end" },
      cell: ({ row: { original } }) => took(secondsOf(original)),
    },
  ];
}

function took(seconds: number | null): string {
  if (seconds === null) return "—";
  const minutes = Math.floor(seconds / 60);
  return minutes ? t`${minutes} min ${seconds % 60} s` : plural(seconds, { one: "# second", other: "# seconds" });
}
