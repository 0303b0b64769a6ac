import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";

import type { ReviewItem } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { Confirm } from "../../ui/confirm";
import { toast } from "../../ui/toasts";
import classes from "./reviews.module.css";

export function ReviewDecision({ item }: { item: ReviewItem }) {
  const [asking, setAsking] = useState<"approve" | "reject" | null>(null);
  const queries = useQueryClient();
  const [, go] = useLocation();
  const title = inReadersLanguage(item.title);
  const decide = async (verdict: "approve" | "reject", reason: string) => {
    await api.post(`/products/${item.product_id}/${verdict}`, reason ? { reason } : {});
    toast.done(verdict === "approve" ? t`Approved: “${title}” is in the shop.` : t`Sent back to the supplier.`);
    await queries.invalidateQueries({ queryKey: ["/reviews"] });
    go("/reviews");
  };
  const count = item.findings?.length ?? 0;
  return (
    <>
      <div className={classes.buttons}>
        <Button onClick={() => setAsking("approve")}>{t`Approve`}</Button>
        <Button variant="default" onClick={() => setAsking("reject")}>{t`Reject`}</Button>
      </div>
      <Confirm opened={asking === "approve"} close={() => setAsking(null)} title={t`Approve this product?`} action={t`Approve and publish`} reason={{ label: t`Note`, hint: t`Kept in the record`, required: false }} run={(reason) => decide("approve", reason)}>
        <p>{count ? t`The automatic check left ${count} findings. Approve only if you have looked at each of them; the product is published at once.` : t`The product is published at once.`}</p>
      </Confirm>
      <Confirm opened={asking === "reject"} close={() => setAsking(null)} title={t`Send this product back?`} action={t`Send back`} danger reason={{ label: t`Reason`, hint: t`The supplier reads it: name what must change.`, required: true }} run={(reason) => decide("reject", reason)}>
        <p>{t`The supplier can correct it and submit it again.`}</p>
      </Confirm>
    </>
  );
}
