import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import type { OrderView } from "@parure/shared";
import { productAddress } from "../catalog/address";
import { Price } from "../../ui/money";
import { Picture } from "../../ui/picture";
import { LineOptions } from "../cart/cart-lines";
import { Totals } from "../checkout/totals";
import { ReviewButton } from "./review-button";

export function OrderLines({ order }: { order: OrderView }) {
  const { i18n } = useLingui();
  return (
    <section class="panel" aria-labelledby="pieces-title">
      <h2 class="panel-title" id="pieces-title">
        <Trans>Pieces</Trans>
      </h2>
      <ul class="summary-lines">
        {order.lines.map((line) => (
          <li key={line.sku} class="summary-line">
            <Picture picture={line.image} alt="" />
            <div>
              <p class="summary-name">
                <Link href={productAddress(line.product_id, i18n.locale)}>{line.title}</Link>
              </p>
              <LineOptions options={line.options} />
              {line.quantity > 1 && <p class="line-options">× {line.quantity}</p>}
              {line.engraving && (
                <p class="line-options">
                  <Trans>Engraved:</Trans> <span class={`font-${line.engraving.font}`}>{line.engraving.text}</span>
                </p>
              )}
              <ReviewButton order={order} line={line} />
            </div>
            <Price money={line.line_total ?? { ...line.price, amount: line.price.amount * line.quantity }} />
          </li>
        ))}
      </ul>
      <Totals totals={order.totals}>
        {order.payment?.refunded && order.payment.refunded.amount > 0 && (
          <div>
            <dt>
              <Trans>Refunded</Trans>
            </dt>
            <dd>
              <Price money={order.payment.refunded} />
            </dd>
          </div>
        )}
      </Totals>
    </section>
  );
}
