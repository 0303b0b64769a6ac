import { t } from "@lingui/core/macro";

import type { ReviewRow } from "../../api/types";
import type { Tone } from "../../ui/status";

type Named = { name: string; tone: Tone };

export const kindName = (kind: ReviewRow["kind"]): string => (kind === "change" ? t`Change` : t`New product`);

export function worstOf(row: Pick<ReviewRow, "worst" | "findings">): Named {
  const count = row.findings.length;
  switch (row.worst) {
    case "clean": return { name: t`Clean`, tone: "good" };
    case "warning": return { name: t`${count} to look at`, tone: "wait" };
    case "error": return { name: t`${count} findings`, tone: "bad" };
  }
}

export function decisionName(decision: string): Named {
  switch (decision) {
    case "approved": return { name: t`Approved`, tone: "good" };
    case "returned": return { name: t`Returned`, tone: "wait" };
    case "rejected": return { name: t`Rejected`, tone: "bad" };
    default: return { name: t`Passed within limits`, tone: "info" };
  }
}

/** The row after this one in the queue, or the one before it; none at the ends and where the row is not in it. */
export function neighbour(rows: readonly ReviewRow[] | undefined, id: string, step: 1 | -1 = 1): string | null {
  const at = rows?.findIndex((row) => row.product_id === id) ?? -1;
  return at < 0 ? null : rows?.[at + step]?.product_id ?? null;
}
