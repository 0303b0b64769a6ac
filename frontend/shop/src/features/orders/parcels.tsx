import { Trans, useLingui } from "@lingui/react/macro";
import { formatTime, type FulfilmentOfOrder, type OrderView } from "@parure/shared";
import { parcelName, trackingNames } from "./statuses";

/** One panel per parcel: who sends it, what is in it, where it is. */
export function Parcels({ order }: { order: OrderView }) {
  const parcels = order.fulfilments.filter((parcel) => parcel.status !== "rejected");
  if (parcels.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="parcels-title">
      <h2 class="panel-title" id="parcels-title">
        {order.delivery?.code === "pickup" ? <Trans>In the shop</Trans> : <Trans>Delivery</Trans>}
      </h2>
      {parcels.map((parcel) => (
        <Parcel key={parcel.fulfilment_id} parcel={parcel} order={order} />
      ))}
    </section>
  );
}

function Parcel({ parcel, order }: { parcel: FulfilmentOfOrder; order: OrderView }) {
  const { i18n } = useLingui();
  const titles = new Map(order.lines.map((line) => [line.sku, line.title]));
  return (
    <article class="parcel">
      <p class="parcel-head">
        <span class="badge">{i18n._(parcelName(parcel.status, parcel.pickup === true))}</span>
        {parcel.supplier_name && (
          <span class="parcel-from">
            <Trans>from {parcel.supplier_name}</Trans>
          </span>
        )}
      </p>
      <p class="parcel-lines">{parcel.lines.map((line) => `${line.title ?? titles.get(line.sku) ?? line.sku}${line.quantity > 1 ? ` × ${line.quantity}` : ""}`).join("；")}</p>
      {parcel.pickup_code && parcel.status === "shipped" && (
        <p class="pickup-code">
          <Trans>Pick-up code</Trans> <strong class="mono">{parcel.pickup_code}</strong>
        </p>
      )}
      {parcel.tracking_number && !parcel.pickup && (
        <p class="parcel-number">
          <span>{parcel.carrier_name ?? parcel.carrier}</span>{" "}
          {parcel.tracking_url ? (
            <a href={parcel.tracking_url} class="text-link mono" target="_blank" rel="noreferrer">
              {parcel.tracking_number}
            </a>
          ) : (
            <span class="mono">{parcel.tracking_number}</span>
          )}
        </p>
      )}
      {(parcel.tracking ?? []).length > 0 && !parcel.pickup && (
        <ol class="tracking">
          {[...(parcel.tracking ?? [])]
            .sort((a, b) => b.at.localeCompare(a.at))
            .map((event) => (
              <li key={event.at + event.status}>
                <span>{trackingNames[event.status] ? i18n._(trackingNames[event.status]!) : event.status}</span>
                {event.place && <span> · {event.place}</span>}
                <time class="timeline-at" dateTime={event.at}>
                  {formatTime(event.at, i18n.locale)}
                </time>
              </li>
            ))}
        </ol>
      )}
    </article>
  );
}
