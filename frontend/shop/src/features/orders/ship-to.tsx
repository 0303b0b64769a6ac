import { Trans, useLingui } from "@lingui/react/macro";
import type { OrderView } from "@parure/shared";
import { countryName } from "../addresses/address";
import { days } from "../checkout/days";
import { methodNames } from "./statuses";

export function ShipTo({ order }: { order: OrderView }) {
  const { i18n } = useLingui();
  const { address, payment, delivery } = order;
  const fetched = delivery?.code === "pickup";
  const method = payment?.method && payment.method in methodNames ? methodNames[payment.method as keyof typeof methodNames] : null;
  return (
    <section class="panel" aria-labelledby="address-title">
      <h2 class="panel-title" id="address-title">
        {fetched ? <Trans>Pick up in a shop</Trans> : <Trans>Delivery address</Trans>}
      </h2>
      {address && (
        <address class="address">
          {address.name} {address.phone}
          <br />
          {addressLines(address, i18n.locale)}
        </address>
      )}
      {delivery && (
        <p class="panel-note">
          {delivery.label} · {fetched ? <Trans>Ready on {days(delivery.earliest, delivery.earliest, i18n.locale)}</Trans> : <Trans>Arrives {days(delivery.earliest, delivery.latest, i18n.locale)}</Trans>}
          {delivery.insured && (
            <>
              {" "}
              · <Trans>Insured</Trans>
            </>
          )}
        </p>
      )}
      {method && (
        <p class="panel-note">
          <Trans>Paid with {i18n._(method)}</Trans>
        </p>
      )}
    </section>
  );
}

/** Chinese addresses run from the large to the small, others from the small to the large. */
function addressLines(address: NonNullable<OrderView["address"]>, language: string): string {
  const country = countryName(address.country, language);
  const large = [country, address.province, address.city === address.province ? "" : address.city, address.district];
  const small = [address.line1, address.line2];
  const parts = language.startsWith("zh") ? [...large, ...small, address.postal_code] : [...small, ...large.reverse(), address.postal_code];
  return parts.filter(Boolean).join(language.startsWith("zh") ? " " : ", ");
}
