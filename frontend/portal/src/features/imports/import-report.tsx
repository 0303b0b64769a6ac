import { Button, Checkbox, Progress } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";

import { explain } from "../../api/problems";
import type { ImportDetail } from "../../api/types";
import { Panel } from "../../ui/page";
import { toast } from "../../ui/toasts";
import { isUnderWay, resultOf, shareDone } from "./import-state";
import classes from "./imports.module.css";

/** Where an import stands, what it did or would do, and the next step. */
export function ImportReport({ found, standsStill }: { found: ImportDetail; standsStill: boolean }) {
  return (
    <Panel title={isUnderWay(found) ? t`Progress` : found.dry_run ? t`What would happen` : t`Result of the import`}>
      <div className={classes.report}>
        {isUnderWay(found) && <Moving found={found} standsStill={standsStill} />}
        {found.problem ? <Broken found={found} /> : found.status !== "waiting" && <Counts found={found} />}
        {found.unknown_headers.length > 0 && <Unknown headers={found.unknown_headers} />}
        {found.status === "done" && <Next found={found} />}
        {(found.status === "failed" || found.status === "waiting") && <Link href="/imports" className={classes.again}>{t`Upload another file`}</Link>}
      </div>
    </Panel>
  );
}

function Moving({ found, standsStill }: { found: ImportDetail; standsStill: boolean }) {
  const share = shareDone(found);
  const start = useStart(found);
  return (
    <div>
      <p role="status" className={classes.moving}>
        {share === null ? t`The file is being read…` : found.dry_run ? t`${found.done} of ${found.lines} lines checked` : t`${found.done} of ${found.lines} lines written`}
      </p>
      <Progress value={share ?? 100} animated={share === null} striped={share === null} aria-label={t`Lines done`} size="lg" />
      {standsStill && (
        <p className={classes.still} role="alert">
          {t`Nothing has moved for a while.`}{" "}
          <Button size="xs" variant="default" leftSection={<IconRefresh size={14} aria-hidden />} loading={start.busy} onClick={() => void start.run(found.dry_run, found.submit)}>{t`Go on`}</Button>
        </p>
      )}
    </div>
  );
}

function Broken({ found }: { found: ImportDetail }) {
  return (
    <div className={classes.broken} role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <p><strong>{found.problem?.detail}</strong></p>
        <p>{found.problem?.fix}</p>
        <p className="quiet">{t`Nothing of this file was written.`}</p>
      </div>
    </div>
  );
}

const RESULTS = ["created", "changed", "unchanged", "refused"] as const;

function Counts({ found }: { found: ImportDetail }) {
  return (
    <dl className={classes.counts}>
      {RESULTS.map((result) => {
        const { name, tone } = resultOf(result, found.dry_run);
        return <div key={result} data-tone={found.counts[result] ? tone : undefined}><dt>{name}</dt><dd>{found.counts[result]}</dd></div>;
      })}
      {found.submit && <div data-tone="info"><dt>{t`Submitted for review`}</dt><dd>{found.counts.submitted}</dd></div>}
      {found.counts.doubtful > 0 && <div data-tone="wait"><dt>{t`With remarks`}</dt><dd>{found.counts.doubtful}</dd></div>}
    </dl>
  );
}

function Unknown({ headers }: { headers: ImportDetail["unknown_headers"] }) {
  return (
    <div className={classes.unknown}>
      <p>{t`These columns mean nothing to us and were passed over:`}</p>
      <ul>
        {headers.map(({ header, near }) => <li key={header}><b>{header}</b>{near && <> {t`— is it “${near}”?`}</>}</li>)}
      </ul>
    </div>
  );
}

function Next({ found }: { found: ImportDetail }) {
  const [submit, setSubmit] = useState(false);
  const start = useStart(found);
  const writable = found.counts.created + found.counts.changed + (submit ? found.counts.unchanged : 0);
  if (!found.dry_run) {
    return <p className={classes.next}><Link href="/products">{t`See your products`}</Link><Link href="/imports">{t`Import another file`}</Link></p>;
  }
  return (
    <div className={classes.next}>
      <Checkbox checked={submit} onChange={(event) => setSubmit(event.currentTarget.checked)} label={t`Submit them for review at once`} description={t`Otherwise they are drafts, and you submit them when you like.`} />
      <Button disabled={writable === 0} loading={start.busy} onClick={() => void start.run(false, submit)}>{writable === 0 ? t`Nothing to write` : t`Write ${writable} lines`}</Button>
      {found.counts.refused > 0 && <p className="quiet">{t`The ${found.counts.refused} lines that are not possible are left out. You can correct them in your file and upload it again: lines that are written already stay as they are.`}</p>}
    </div>
  );
}

function useStart({ import_id: id }: ImportDetail) {
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const run = async (dryRun: boolean, submit: boolean) => {
    setBusy(true);
    try {
      await api.post(`/imports/${id}/start`, { dry_run: dryRun, submit });
      await queries.invalidateQueries({ queryKey: [`/imports/${id}`] });
      await queries.invalidateQueries({ queryKey: [`/imports/${id}/lines`] });
    } catch (error) {
      toast.failed(explain(error));
    }
    setBusy(false);
  };
  return { busy, run };
}
