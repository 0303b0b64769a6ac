import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { formatMoney, type PricePart, type Sku } from "@parure/shared";
import { Price } from "../../ui/money";

const kinds: Record<string, MessageDescriptor> = {
  gold: msg`Precious metal`,
  labour: msg`Labour`,
  stones: msg`Stones`,
  certificate: msg`Certificate`,
};

/** How a price by weight came about: grams × board price + labour + stones + certificate. */
export function PriceBreakdown({ sku }: { sku: Sku }) {
  const parts = (sku.price_breakdown ?? []).filter((part) => part.amount.amount !== 0);
  if (parts.length < 2 || !sku.price) return null;
  const board = parts.find((part) => part.board_version)?.board_version;
  return (
    <details class="fold">
      <summary>
        <Trans>How this price is made</Trans>
      </summary>
      <table class="breakdown">
        <tbody>
          {parts.map((part) => (
            <Row key={part.kind + (part.label ?? "")} part={part} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <Trans>Price</Trans>
            </th>
            <td>
              <Price money={sku.price} />
            </td>
          </tr>
        </tfoot>
      </table>
      {board && (
        <p class="fold-note">
          <Trans>Today's board price, version {board}. If it changes before you order, we ask you first.</Trans>
        </p>
      )}
    </details>
  );
}

function Row({ part }: { part: PricePart }) {
  const { i18n } = useLingui();
  const kind = kinds[part.kind];
  const grams = part.grams ? Number(part.grams).toFixed(2) : null;
  return (
    <tr>
      <th scope="row">
        {kind ? i18n._(kind) : part.label}
        {grams && part.unit_price && (
          <span class="breakdown-how">
            {grams} g × {formatMoney(part.unit_price, i18n.locale)}
          </span>
        )}
      </th>
      <td>
        <Price money={part.amount} />
      </td>
    </tr>
  );
}
