import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";

import type { ListingDetail } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { Confirm } from "../../ui/confirm";
import { toast } from "../../ui/toasts";
import { hasErrors } from "../products/findings";
import { useNotes } from "./notes";
import classes from "./reviews.module.css";
import { ShortcutSheet } from "./shortcut-sheet";
import { useShortcuts } from "./use-shortcuts";

type Verdict = "approve" | "return" | "reject";

/** The three decisions, by button and by key; then on to the next in the queue. */
export function ReviewDecision({ listing, next, previous }: { listing: ListingDetail; next: string | null; previous: string | null }) {
  const [asking, setAsking] = useState<Verdict | "keys" | null>(null);
  const queries = useQueryClient();
  const notes = useNotes();
  const [, go] = useLocation();
  const close = () => setAsking(null);
  const to = (id: string | null) => () => id && go(`/reviews/${id}`);
  useShortcuts({ a: () => setAsking("approve"), r: () => setAsking("return"), x: () => setAsking("reject"), j: to(next), k: to(previous), "?": () => setAsking("keys") });

  const title = inReadersLanguage(listing.content.title);
  const decide = async (verdict: Verdict, reason: string) => {
    const body = { ...(reason ? { reason } : {}), ...(verdict === "return" ? { notes: notes.all } : {}) };
    await api.post(`/products/${listing.product_id}/${verdict}`, body, { ifMatch: listing.etag });
    toast.done(done(verdict, title));
    go(next ? `/reviews/${next}` : "/reviews");
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => path === "/reviews" || path === `/listings/${listing.product_id}` });
  };
  const count = listing.findings.length;
  const overruled = hasErrors(listing.findings);
  const noted = notes.all.length;
  return (
    <>
      <div className={classes.buttons}>
        <Button onClick={() => setAsking("approve")} aria-keyshortcuts="a">{t`Approve`}</Button>
        <Button variant="default" onClick={() => setAsking("return")} aria-keyshortcuts="r">{noted ? t`Return with ${noted} notes` : t`Return`}</Button>
        <Button variant="default" onClick={() => setAsking("reject")} aria-keyshortcuts="x">{t`Reject`}</Button>
        <ShortcutSheet
          opened={asking === "keys"}
          open={() => setAsking("keys")}
          close={close}
          lines={[[["a"], t`Approve`], [["r"], t`Return to the supplier`], [["x"], t`Reject`], [["j", "k"], t`Next and previous product`], [["?"], t`This sheet`]]}
        />
      </div>
      <Confirm opened={asking === "approve"} close={close} title={t`Approve this product?`} action={t`Approve and publish`} reason={{ label: t`Note`, hint: overruled ? t`Say why it is approved in spite of the findings.` : t`Kept in the record`, required: overruled }} run={(reason) => decide("approve", reason)}>
        <p>{count ? t`The automatic check left ${count} findings. Approve only if you have looked at each of them; the product is published at once.` : t`The product is published at once.`}</p>
      </Confirm>
      <Confirm opened={asking === "return"} close={close} title={t`Return this product to its supplier?`} action={t`Send back`} reason={{ label: t`Reason`, hint: t`The supplier reads it first, then the notes at the fields.`, required: true }} run={(reason) => decide("return", reason)}>
        <p>{noted ? t`${noted} notes go with it. The supplier corrects and submits again.` : t`The supplier corrects it and submits again. Notes at single fields make that easier: write them beside the findings and fields.`}</p>
      </Confirm>
      <Confirm opened={asking === "reject"} close={close} title={t`Reject this product for good?`} action={t`Reject for good`} danger reason={{ label: t`Reason`, hint: t`The supplier reads it.`, required: true }} run={(reason) => decide("reject", reason)}>
        <p>{listing.live ? t`The change is refused; what is on sale stays as it is. The supplier would have to write another change.` : t`What was written cannot be submitted again; its certificate is free for others.`}</p>
      </Confirm>
    </>
  );
}

function done(verdict: Verdict, title: string): string {
  switch (verdict) {
    case "approve": return t`Approved: “${title}” is in the shop.`;
    case "return": return t`Sent back to the supplier.`;
    case "reject": return t`Rejected: “${title}”.`;
  }
}
