import { t } from "@lingui/core/macro";

import type { ImportDetail } from "../../api/types";
import type { Tone } from "../../ui/status";

export const isUnderWay = ({ status }: Pick<ImportDetail, "status">): boolean => status === "reading" || status === "running";

/** Share of the lines that are done, 0 to 100; null while nobody knows how many there are. */
export function shareDone({ status, lines, done }: Pick<ImportDetail, "status" | "lines" | "done">): number | null {
  if (status === "reading" || lines === 0) return null;
  return Math.floor((100 * done) / lines);
}

export function stateOf({ status, dry_run: dryRun }: Pick<ImportDetail, "status" | "dry_run">): { name: string; tone: Tone } {
  switch (status) {
    case "waiting": return { name: t`Waiting for its file`, tone: "neutral" };
    case "reading": return { name: t`Being read`, tone: "wait" };
    case "running": return { name: dryRun ? t`Being checked` : t`Being written`, tone: "wait" };
    case "done": return dryRun ? { name: t`Checked`, tone: "info" } : { name: t`Imported`, tone: "good" };
    case "failed": return { name: t`Not imported`, tone: "bad" };
  }
}

export function resultOf(result: "created" | "changed" | "unchanged" | "refused", dryRun: boolean): { name: string; tone: Tone } {
  switch (result) {
    case "created": return { name: dryRun ? t`Will be created` : t`Listing created`, tone: "good" };
    case "changed": return { name: dryRun ? t`Will be changed` : t`Listing changed`, tone: "info" };
    case "unchanged": return { name: t`Unchanged`, tone: "neutral" };
    case "refused": return { name: t`Not possible`, tone: "bad" };
  }
}
