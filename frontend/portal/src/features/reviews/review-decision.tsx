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
import classes from "./reviews.module.css";

export function ReviewDecision({ listing }: { listing: ListingDetail }) {
  const [asking, setAsking] = useState<"approve" | "reject" | null>(null);
  const queries = useQueryClient();
  const [, go] = useLocation();
  const title = inReadersLanguage(listing.content.title);
  const decide = async (verdict: "approve" | "reject", reason: string) => {
    await api.post(`/products/${listing.product_id}/${verdict}`, reason ? { reason } : {});
    toast.done(verdict === "approve" ? t`Approved: “${title}” is in the shop.` : t`Sent back to the supplier.`);
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => path === "/reviews" || path === `/listings/${listing.product_id}` });
    go("/reviews");
  };
  const count = listing.findings.length;
  const overruled = hasErrors(listing.findings);
  return (
    <>
      <div className={classes.buttons}>
        <Button onClick={() => setAsking("approve")}>{t`Approve`}</Button>
        <Button variant="default" onClick={() => setAsking("reject")}>{t`Reject`}</Button>
      </div>
      <Confirm opened={asking === "approve"} close={() => setAsking(null)} title={t`Approve this product?`} action={t`Approve and publish`} reason={{ label: t`Note`, hint: overruled ? t`Say why it is approved in spite of the findings.` : t`Kept in the record`, required: overruled }} run={(reason) => decide("approve", reason)}>
        <p>{count ? t`The automatic check left ${count} findings. Approve only if you have looked at each of them; the product is published at once.` : t`The product is published at once.`}</p>
      </Confirm>
      <Confirm opened={asking === "reject"} close={() => setAsking(null)} title={t`Send this product back?`} action={t`Send back`} danger reason={{ label: t`Reason`, hint: t`The supplier reads it: name what must change.`, required: true }} run={(reason) => decide("reject", reason)}>
        <p>{t`The supplier can correct it and submit it again.`}</p>
      </Confirm>
    </>
  );
}
