import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { explain } from "../../api/problems";
import type { Fulfilment } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { toast } from "../../ui/toasts";
import classes from "./fulfilments.module.css";
import { ShipDialog } from "./ship-dialog";
import { TrackingDialog } from "./tracking-dialog";

/** What can be done next with this fulfilment, and nothing else. */
export function FulfilmentActions({ fulfilment }: { fulfilment: Fulfilment }) {
  const [asking, setAsking] = useState<"reject" | "ship" | "tracking" | "ready" | "collected" | null>(null);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["/fulfilments"] });
  const accept = useMutation({
    mutationFn: () => api.post(`/fulfilments/${fulfilment.fulfilment_id}/accept`),
    onSuccess: async () => {
      toast.done(fulfilment.pickup ? t`Accepted. Say so when it is ready for its buyer.` : t`Accepted. It now waits under “To ship”.`);
      await refresh();
    },
    onError: (error) => {
      toast.failed(explain(error));
      void refresh();
    },
  });
  const reject = async (reason: string) => {
    await api.post(`/fulfilments/${fulfilment.fulfilment_id}/reject`, { reason });
    toast.done(t`Rejected. The order goes to another source.`);
    await refresh();
  };
  const ready = async () => {
    await api.post(`/fulfilments/${fulfilment.fulfilment_id}/ship`, {});
    toast.done(t`Ready. The buyer sees the pick-up code now.`);
    await refresh();
  };
  const collected = async () => {
    await api.post(`/fulfilments/${fulfilment.fulfilment_id}/tracking`, { status: "delivered" });
    toast.done(t`Picked up. The buyer is asked to confirm.`);
    await refresh();
  };
  const close = () => setAsking(null);

  return (
    <div className={classes.actions}>
      {fulfilment.status === "assigned" && (
        <>
          <Button size="xs" loading={accept.isPending} onClick={() => accept.mutate()}>{t`Accept`}</Button>
          <Button size="xs" variant="default" disabled={accept.isPending} onClick={() => setAsking("reject")}>{t`Reject`}</Button>
        </>
      )}
      {fulfilment.status === "accepted" && (
        <Button size="xs" onClick={() => setAsking(fulfilment.pickup ? "ready" : "ship")}>{fulfilment.pickup ? t`Ready for pick-up` : t`Ship`}</Button>
      )}
      {fulfilment.status === "shipped" && (
        <Button size="xs" variant="default" onClick={() => setAsking(fulfilment.pickup ? "collected" : "tracking")}>{fulfilment.pickup ? t`Hand to the buyer` : t`Add tracking event`}</Button>
      )}
      <Confirm
        opened={asking === "reject"}
        close={close}
        title={t`Reject this order?`}
        action={t`Reject order`}
        danger
        reason={{ label: t`Reason`, hint: t`The operator reads it, for example “sold over the counter”.`, required: true }}
        run={reject}
      >
        <p>{t`The order is offered to another source, or the buyer gets the money back. This cannot be undone.`}</p>
      </Confirm>
      <Confirm opened={asking === "ready"} close={close} title={t`Is it ready for pick-up?`} action={t`Yes, it is ready`} run={ready}>
        <p>{t`The pieces leave your stock and lie ready. The buyer sees the code to name in your shop.`}</p>
      </Confirm>
      <Confirm opened={asking === "collected"} close={close} title={t`Has the buyer picked it up?`} action={t`Yes, handed over`} run={collected}>
        <p>{t`Ask for the code ${fulfilment.pickup_code ?? ""} and the buyer's name before you hand it over.`}</p>
      </Confirm>
      <ShipDialog fulfilment={fulfilment} opened={asking === "ship"} close={close} />
      <TrackingDialog fulfilment={fulfilment} opened={asking === "tracking"} close={close} />
    </div>
  );
}
