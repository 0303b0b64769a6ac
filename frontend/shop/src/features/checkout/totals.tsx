import "./totals.css";
import type { ReactNode } from "react";
import { Trans } from "@lingui/react/macro";
import type { Money, OrderTotals } from "@parure/shared";
import { Price } from "../../ui/money";

/** What an order costs, part by part. A part that costs nothing is left out, but delivery: that it is free is worth saying. */
export function Totals({ totals, children }: { totals: OrderTotals; children?: ReactNode }) {
  return (
    <dl class="totals">
      <Part name={<Trans>Pieces</Trans>} money={totals.goods} />
      <Part name={<Trans>Discount</Trans>} money={totals.discount} less />
      <div>
        <dt>
          <Trans>Delivery</Trans>
        </dt>
        <dd>{totals.delivery.amount === 0 ? <Trans>Free</Trans> : <Price money={totals.delivery} />}</dd>
      </div>
      <Part name={<Trans>Insurance</Trans>} money={totals.insurance} />
      <Part name={<Trans>Engraving</Trans>} money={totals.engraving} />
      <Part name={<Trans>Gift wrapping</Trans>} money={totals.gift_wrap} />
      <div class="totals-sum">
        <dt>
          <Trans>Total</Trans>
          <span class="totals-note">
            <Trans>Tax included</Trans>
          </span>
        </dt>
        <dd>
          <Price money={totals.total} />
        </dd>
      </div>
      {children}
    </dl>
  );
}

function Part({ name, money, less = false }: { name: ReactNode; money: Money; less?: boolean }) {
  if (money.amount === 0) return null;
  return (
    <div class={less ? "totals-less" : undefined}>
      <dt>{name}</dt>
      <dd>
        {less && "−"}
        <Price money={money} />
      </dd>
    </div>
  );
}
