import { Button, Modal } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useRef, useState } from "react";
import { Link } from "wouter";

import { explain } from "../../api/problems";
import type { DryRunPage, RuleSet } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { Empty } from "../../ui/states";
import classes from "./reviews.module.css";

type Run = { looked: number; changed: DryRunPage["changed"]; state: "running" | "done" | "stopped"; error?: unknown };

const PAGE = 100;

/** What these rules would newly find in what is on sale, and what they would let pass: page by page, with a stop. */
export function DryRun({ rules }: { rules: () => RuleSet }) {
  const [run, setRun] = useState<Run | null>(null);
  const stopped = useRef(false);
  const close = () => {
    stopped.current = true;
    setRun(null);
  };
  const start = async () => {
    stopped.current = false;
    const asked = rules();
    let so: Run = { looked: 0, changed: [], state: "running" };
    setRun(so);
    try {
      for (let cursor: string | null = null, more = true; more && !stopped.current; more = cursor !== null) {
        const page: DryRunPage = await api.post<DryRunPage>("/review-rules/dry-run", { rules: asked, limit: PAGE, ...(cursor ? { cursor } : {}) });
        if (stopped.current) return;
        so = { ...so, looked: so.looked + page.looked_at, changed: [...so.changed, ...page.changed] };
        setRun(so);
        cursor = page.next_cursor;
      }
      setRun({ ...so, state: "done" });
    } catch (error) {
      setRun({ ...so, state: "stopped", error });
    }
  };
  return (
    <>
      <Button variant="default" onClick={() => void start()}>{t`Dry run`}</Button>
      <Modal opened={run !== null} onClose={close} title={t`What these rules would change`} size="lg" closeButtonProps={{ "aria-label": t`Close` }}>
        {run && <Report run={run} close={close} />}
      </Modal>
    </>
  );
}

function Report({ run, close }: { run: Run; close: () => void }) {
  const flagged = run.changed.filter((one) => one.flagged.length).length;
  const cleared = run.changed.filter((one) => one.cleared.length).length;
  return (
    <div className="stack">
      <p role="status">
        {run.state === "running" ? t`Looked at ${run.looked} products so far…` : t`Looked at ${run.looked} products.`}{" "}
        {t`Newly found in ${flagged}, no longer in ${cleared}.`}
      </p>
      {run.error !== undefined && <p role="alert">{explain(run.error)}</p>}
      {run.state === "done" && !run.changed.length && <Empty title={t`Nothing would change`} />}
      <ul className={classes.dry}>
        {run.changed.map(({ product_id: id, title, supplier_name: supplier, flagged: more, cleared: fewer }) => (
          <li key={id}>
            <Link href={`/reviews/${id}`}>{inReadersLanguage(title)}</Link> <small>{supplier}</small>
            {more.map((finding, index) => <p key={`+${finding.rule}${index}`} data-tone="bad">{t`new`}: {finding.name} · {finding.detail}</p>)}
            {fewer.map((finding, index) => <p key={`-${finding.rule}${index}`} data-tone="good">{t`gone`}: {finding.name} · {finding.detail}</p>)}
          </li>
        ))}
      </ul>
      <div className={classes.end}><Button variant="default" onClick={close}>{run.state === "running" ? t`Stop` : t`Close`}</Button></div>
    </div>
  );
}
