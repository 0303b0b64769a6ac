import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { explain } from "../../api/problems";
import type { OrderDetail, OrderException } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { Countdown } from "../../ui/format";
import { toast } from "../../ui/toasts";
import classes from "./orders.module.css";

/** What went wrong, what the mall did first by itself, and what an operator can do now. */
export function ExceptionNotice({ order, exception }: { order: OrderDetail; exception: OrderException }) {
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const reroute = async () => {
    setBusy(true);
    try {
      await api.post(`/orders/${order.order_id}/reroute`);
      toast.done(t`Routing looks again; the result appears here in a moment.`);
      await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith("/orders") });
    } catch (error) {
      toast.failed(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={classes.exception} aria-label={t`Needs attention`}>
      <IconAlertTriangle size={22} stroke={1.6} aria-hidden />
      <div>
        <strong>{exceptionName(exception.kind)}</strong>
        <p>{firstStep(exception.first_step)} <Countdown until={exception.deadline} /></p>
      </div>
      {exception.kind === "no_source" && <Button size="sm" loading={busy} onClick={() => void reroute()}>{t`Route again`}</Button>}
    </section>
  );
}

export function CancelOrder({ order }: { order: OrderDetail }) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  if (!order.allowed_actions.includes("cancel")) return null;
  const cancel = async (reason: string) => {
    await api.post(`/orders/${order.order_id}/cancel`, { reason });
    toast.done(t`Cancelled. What was paid goes back to the buyer.`);
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith("/orders") });
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>{t`Cancel order`}</Button>
      <Confirm opened={asking} close={() => setAsking(false)} title={t`Cancel this order?`} action={t`Cancel order`} danger reason={{ label: t`Reason`, hint: t`Kept in the order's timeline`, required: true }} run={cancel}>
        <p>{t`Its goods become free again and the buyer gets the whole amount back. This cannot be undone.`}</p>
      </Confirm>
    </>
  );
}

export function exceptionName(kind: string): string {
  switch (kind) {
    case "no_source": return t`No source can deliver`;
    case "acceptance_missed": return t`A supplier did not answer in time`;
    case "amount_mismatch": return t`The amount paid differs from the order`;
    case "parcel_exception": return t`Trouble with the parcel`;
    case "not_collected": return t`Nobody has picked it up`;
    case "refund_failed": return t`A refund did not go through`;
    default: return kind;
  }
}

function firstStep(step: string): string {
  switch (step) {
    case "reroute": return t`Another source was looked for.`;
    case "refund": return t`A refund was started.`;
    case "escalate": return t`Nothing more can be done without a person.`;
    default: return step;
  }
}
