import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useState } from "react";

import { explain } from "../../api/problems";
import type { Feedback } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { toast } from "../../ui/toasts";
import classes from "./feedback.module.css";

export function Decide({ item, onDone }: { item: Feedback; onDone: () => Promise<unknown> }) {
  const [asked, setAsked] = useState(false);
  const decide = async (decision: "show" | "hide", reason?: string) => {
    await api.put(`/products/${item.product_id}/feedback/${item.text_id}/decision`, { decision, reason: reason || null });
    toast.done(decision === "show" ? t`It is in the shop` : t`It is hidden`);
    await onDone();
  };
  return (
    <div className={classes.deciding}>
      <Button variant="default" onClick={() => void decide("show").catch((error: unknown) => toast.failed(explain(error)))}>{t`Show it`}</Button>
      <Button variant="default" onClick={() => setAsked(true)}>{t`Hide it`}</Button>
      <Confirm
        opened={asked}
        close={() => setAsked(false)}
        title={t`Hide this text?`}
        action={t`Hide it`}
        danger
        reason={{ label: t`Reason`, hint: t`Its author reads this.`, required: true }}
        run={(reason) => decide("hide", reason)}
      >
        {t`It leaves the product's page, and its mark no longer counts. You can show it again later.`}
      </Confirm>
    </div>
  );
}
