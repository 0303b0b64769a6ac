import { t } from "@lingui/core/macro";
import { api, currentLanguage } from "@parure/shared";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { ImportDetail } from "../api/types";
import { ExportForm } from "../features/imports/export-form";
import { isUnderWay, stateOf } from "../features/imports/import-state";
import { ImportLines } from "../features/imports/import-lines";
import { ImportReport } from "../features/imports/import-report";
import { ImportsTable } from "../features/imports/imports-table";
import classes from "../features/imports/imports.module.css";
import { NewImport } from "../features/imports/new-import";
import { TemplateForm } from "../features/imports/template-form";
import { When } from "../ui/format";
import { Page, Panel } from "../ui/page";
import { Failed, Waiting } from "../ui/states";
import { Status } from "../ui/status";

export function SupplierImports() {
  return (
    <Page title={t`Import and export`}>
      <Panel title={t`Import listings`} note={t`Many listings at once from a table; your style number says which is which.`}>
        <div className={classes.steps}>
          <section className={classes.step}><h3>{t`1. Take the template and fill it in`}</h3><TemplateForm /></section>
          <section className={classes.step}><h3>{t`2. Have your file checked`}</h3><NewImport /></section>
        </div>
      </Panel>
      <ImportsTable />
      <Panel title={t`Export listings`} note={t`All of yours, or some, as a file of the same shape.`}><ExportForm /></Panel>
    </Page>
  );
}

const STILL_MS = 90_000;

export function SupplierImport({ id }: { id: string }) {
  const path = `/imports/${id}`;
  const query = useQuery({
    queryKey: [path, currentLanguage()],
    queryFn: ({ signal }) => api.get<ImportDetail>(path, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 1200 : false),
  });
  const found = query.data;
  const standsStill = useStandstill(found);
  const state = found && stateOf(found);
  return (
    <Page title={found?.filename ?? t`Import`} back={{ to: "/imports", label: t`Import and export` }} lead={found && state && <><Status tone={state.tone}>{state.name}</Status><span>{t`Uploaded`} <When at={found.created_at} /></span></>}>
      {query.error && !found ? <Failed error={query.error} retry={() => void query.refetch()} /> : !found ? <Waiting rows={3} height={120} /> : (
        <>
          <ImportReport found={found} standsStill={standsStill} />
          {found.status === "done" && <ImportLines key={currentLanguage()} found={found} />}
        </>
      )}
    </Page>
  );
}

/** Whether an import under way has not moved for a while: a worker may have given up. */
function useStandstill(found: ImportDetail | undefined): boolean {
  const mark = found && isUnderWay(found) ? `${found.run} ${found.status} ${found.done}` : null;
  const [still, setStill] = useState(false);
  useEffect(() => {
    setStill(false);
    if (mark === null) return;
    const timer = setTimeout(() => setStill(true), STILL_MS);
    return () => clearTimeout(timer);
  }, [mark]);
  return still;
}
