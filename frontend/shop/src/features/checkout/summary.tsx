import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Cart } from "@parure/shared";
import { Price } from "../../ui/money";
import { Picture } from "../../ui/picture";
import { LineOptions } from "../cart/cart-lines";

/** What is being bought and what it costs in all. */
export function CheckoutSummary({ cart, children }: { cart: Cart; children?: ReactNode }) {
  return (
    <section class="summary" aria-labelledby="summary-title">
      <h2 class="form-title" id="summary-title">
        <Trans>Your order</Trans>
      </h2>
      <ul class="summary-lines">
        {cart.lines.map((line) => (
          <li key={line.sku} class="summary-line">
            <Picture picture={line.image} alt="" />
            <div>
              <p class="summary-name">{line.title}</p>
              <LineOptions options={line.options} />
              {line.quantity > 1 && <p class="line-options">× {line.quantity}</p>}
            </div>
            <Price money={line.line_total} />
          </li>
        ))}
      </ul>
      <Totals total={cart.total} />
      {children}
    </section>
  );
}

export function Totals({ total }: { total: Cart["total"] }) {
  return (
    <dl class="totals">
      <div>
        <dt>
          <Trans>Delivery</Trans>
        </dt>
        <dd>
          <Trans>Free</Trans>
        </dd>
      </div>
      <div class="totals-sum">
        <dt>
          <Trans>Total</Trans>
        </dt>
        <dd>
          <Price money={total} />
        </dd>
      </div>
    </dl>
  );
}
