import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import type { ImportDetail, ImportLine } from "../../api/types";
import { Filters, useFilter } from "../../ui/filters";
import { Panel } from "../../ui/page";
import { Empty, Failed, Waiting } from "../../ui/states";
import { Status } from "../../ui/status";
import { resultOf } from "./import-state";
import classes from "./imports.module.css";

/** Line by line, what is wrong or doubtful, with the column and the way out. */
export function ImportLines({ found }: { found: ImportDetail }) {
  const [only, setOnly] = useFilter("show", "problems");
  const { rows, error, retry, more } = useList<ImportLine>(`/imports/${found.import_id}/lines`, { only, run: found.run }, { paged: false });
  const choices = [{ value: "problems", label: t`With problems or remarks` }, { value: "all", label: t`All lines` }];
  return (
    <Panel flush title={t`Line by line`} actions={<Filters label={t`Lines shown`} choices={choices} chosen={only} choose={setOnly} />}>
      {error && !rows ? <Failed error={error} retry={retry} /> : !rows ? <Waiting rows={3} /> : rows.length === 0 ? (
        only === "problems" ? <Empty title={t`No problems`}>{t`Every line that was looked at is as it should be.`}</Empty> : <Empty title={t`No lines yet`}>{t`They appear here as they are done.`}</Empty>
      ) : (
        <>
          <ol className={classes.lines} aria-label={t`Line by line`}>{rows.map((line) => <Entry key={line.line} line={line} dryRun={found.dry_run} />)}</ol>
          {more.has && <div className={classes.more}><Button variant="default" loading={more.loading} onClick={more.load}>{t`Load more`}</Button></div>}
        </>
      )}
    </Panel>
  );
}

function Entry({ line, dryRun }: { line: ImportLine; dryRun: boolean }) {
  const { name, tone } = resultOf(line.result, dryRun);
  return (
    <li className={classes.line}>
      <div className={classes.lineHead}>
        <span className={classes.number}>{t`Line ${line.line}`}</span>
        {line.product_id && !dryRun ? <Link href={`/products/${line.product_id}`} className="mono">{line.key}</Link> : <span className="mono">{line.key || "—"}</span>}
        <Status tone={tone}>{name}</Status>
        {line.submitted && <Status tone="info">{t`Submitted for review`}</Status>}
      </div>
      {line.problems.length > 0 && (
        <ul className={classes.problems}>
          {line.problems.map((problem) => (
            <li key={`${problem.code} ${problem.column}`} data-severity={problem.severity}>
              <b>{problem.label ?? problem.column ?? t`The whole line`}</b>
              <span>{problem.detail} {problem.fix && <em>{problem.fix}</em>}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
