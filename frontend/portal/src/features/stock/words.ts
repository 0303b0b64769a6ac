import { t } from "@lingui/core/macro";

import type { AdjustReason, CountSheet, StockFlag, Transfer } from "../../api/types";
import type { Tone } from "../../ui/status";

/* The desk's words for the API's values, asked while rendering. */

type Named = { name: string; tone: Tone };

export function flagName(flag: StockFlag): Named {
  switch (flag) {
    case "out": return { name: t`Sold out`, tone: "bad" };
    case "low": return { name: t`Low`, tone: "wait" };
    case "dead": return { name: t`Does not sell`, tone: "neutral" };
    case "memo": return { name: t`On memo`, tone: "info" };
    case "incoming": return { name: t`On its way`, tone: "info" };
  }
}

export const reasons: readonly AdjustReason[] = ["stocktaking", "damaged", "lost", "stolen", "found", "sample", "typing_error", "other"];

export function reasonName(reason: string): string {
  switch (reason) {
    case "stocktaking": return t`Stocktaking`;
    case "damaged": return t`Damaged`;
    case "lost": return t`Lost`;
    case "stolen": return t`Stolen`;
    case "found": return t`Found`;
    case "sample": return t`Taken as a sample`;
    case "typing_error": return t`Typing error`;
    case "lost_in_transit": return t`Lost on the way`;
    case "other": return t`Other`;
    default: return reason;
  }
}

export function transferKind(kind: Transfer["kind"]): string {
  switch (kind) {
    case "transfer": return t`Transfer`;
    case "consignment": return t`Consignment`;
    case "consignment_return": return t`Return from consignment`;
  }
}

export function transferStatus(status: Transfer["status"]): Named {
  switch (status) {
    case "sent": return { name: t`On its way`, tone: "wait" };
    case "received": return { name: t`Received`, tone: "good" };
    case "recalled": return { name: t`Called back`, tone: "neutral" };
  }
}

export function sheetStatus(status: CountSheet["status"]): Named {
  switch (status) {
    case "open": return { name: t`Counting`, tone: "wait" };
    case "posting": return { name: t`Being posted`, tone: "info" };
    case "posted": return { name: t`Posted`, tone: "good" };
    case "discarded": return { name: t`Thrown away`, tone: "neutral" };
  }
}

/** Why a counted difference could not be posted. */
export function problemText(code: string): string {
  switch (code) {
    case "not_that_many": return t`Some of the missing pieces are sold or in a checkout. Look for them, then count again.`;
    case "one_of_one": return t`This piece is one of one and lies elsewhere already.`;
    case "not_a_source": return t`Your organisation is not named as a source of this variant.`;
    case "sku_not_found": return t`There is no such variant any more.`;
    default: return t`It changed while it was posted. Post again.`;
  }
}
