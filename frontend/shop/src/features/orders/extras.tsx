import type { ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { OrderView } from "@parure/shared";

/** What the buyer asked for beside the goods: wrapping and card, note, invoice. */
export function Extras({ order }: { order: OrderView }) {
  const { t } = useLingui();
  const { own } = order;
  if (!own || !(order.gift_wrap || own.gift_message || own.note || own.invoice || order.coupon)) return null;
  return (
    <section class="panel" aria-labelledby="extras-title">
      <h2 class="panel-title" id="extras-title">
        <Trans>Your wishes</Trans>
      </h2>
      <dl class="extras">
        {order.gift_wrap && <Wish name={<Trans>Gift wrapping</Trans>}>{own.gift_message ?? t`Without a message`}</Wish>}
        {own.note && <Wish name={<Trans>Note</Trans>}>{own.note}</Wish>}
        {order.coupon && (
          <Wish name={<Trans>Coupon code</Trans>}>
            <span class="mono">{order.coupon.code}</span>
          </Wish>
        )}
        {own.invoice && (
          <Wish name={own.invoice.form === "special" ? <Trans>Special invoice</Trans> : <Trans>Invoice</Trans>}>
            {own.invoice.title}
            {own.invoice.tax_number && (
              <>
                <br />
                <span class="mono">{own.invoice.tax_number}</span>
              </>
            )}
            <br />
            {own.invoice.email}
          </Wish>
        )}
      </dl>
    </section>
  );
}

function Wish({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
