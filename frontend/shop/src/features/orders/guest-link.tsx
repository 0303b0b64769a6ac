import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import type { OrderView } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { shopBase } from "../dealer-shop/scope";
import { addressOfOrder } from "./api";

/** To who ordered without an account: the link by which the order is found again, and how it comes into an account. */
export function GuestLink({ order, linkKey }: { order: OrderView; linkKey: string }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const link = `${location.origin}${shopBase}${addressOfOrder({ orderId: order.order_id, key: linkKey })}`;

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(link);
    setCopied(true);
    announce(t`Link copied`);
  }

  return (
    <section class="guest-link" aria-label={t`Link to this order`}>
      <p>
        <Trans>You ordered without an account. Keep this link: it opens the order on any device, so share it with nobody who should not see it.</Trans>
      </p>
      <div class="guest-link-row">
        <input type="text" readOnly value={link} aria-label={t`Link to this order`} onFocus={(event) => event.currentTarget.select()} />
        {"clipboard" in navigator && (
          <button type="button" class="button button-quiet" onClick={() => void copy().catch(() => setCopied(false))}>
            {copied ? <Trans>Copied</Trans> : <Trans>Copy link</Trans>}
          </button>
        )}
      </div>
      <p class="panel-note">
        <Trans>An account with {order.own?.email ?? ""} shows it under my orders.</Trans>{" "}
        <Link href={`/sign-up?next=${encodeURIComponent(`/orders/${order.order_id}`)}`} class="text-link">
          <Trans>Create an account</Trans>
        </Link>
      </p>
    </section>
  );
}
