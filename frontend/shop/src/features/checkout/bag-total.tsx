import "./totals.css";
import { Trans } from "@lingui/react/macro";
import type { Money } from "@parure/shared";
import { Price } from "../../ui/money";

/** Of the bag: goods alone; what comes on top depends on where they go. */
export function BagTotal({ total }: { total: Money }) {
  return (
    <dl class="totals">
      <div class="totals-sum">
        <dt>
          <Trans>Total</Trans>
          <span class="totals-note">
            <Trans>Tax included; delivery is chosen at checkout</Trans>
          </span>
        </dt>
        <dd>
          <Price money={total} />
        </dd>
      </div>
    </dl>
  );
}
