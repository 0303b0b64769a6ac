import { t } from "@lingui/core/macro";

import { useList } from "../../api/lists";
import type { ProductDecision } from "../../api/types";
import { Moment } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Status } from "../../ui/status";
import { decisionName } from "./kinds";
import classes from "./reviews.module.css";

/** What was decided about this product before. */
export function DecisionsPanel({ productId }: { productId: string }) {
  const { rows } = useList<ProductDecision>(`/products/${productId}/decisions`);
  if (!rows?.length) return null;
  return (
    <Panel title={t`Earlier decisions`}>
      <ol className={classes.decisions}>
        {rows.map(({ decision, at, reason, notes, rules_version: version }) => (
          <li key={at}>
            <p className="row"><Status tone={decisionName(decision).tone}>{decisionName(decision).name}</Status> <Moment at={at} /></p>
            {reason && <p>{reason}</p>}
            {notes.map(({ field, label, note }) => <p key={field}><strong>{label}</strong> {note}</p>)}
            {version !== null && <small>{t`Rules of version ${version}`}</small>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
