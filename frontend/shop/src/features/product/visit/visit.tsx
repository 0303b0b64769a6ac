import { useState } from "react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { api, type Availability, type DeliveryOptions } from "@parure/shared";
import { Price } from "../../../ui/money";
import { useRemote } from "../../../ui/remote";
import { shopQuery } from "../../dealer-shop/scope";
import { ParcelIcon, PlaceIcon } from "../icons";
import { daysText, keepRegion, keptRegion, regionText, type Region } from "./region";
import { RegionChoice } from "./region-choice";
import "./visit.css";

const readDelivery = (sku: string, region: Region, signal: AbortSignal): Promise<DeliveryOptions> =>
  api.get("/delivery-options", { signal, query: { sku: [sku], country: region.country, province: region.province || undefined, city: region.city || undefined, ...shopQuery() } });

const readAvailability = (sku: string, region: Region, signal: AbortSignal): Promise<Availability> => {
  const province = region.country === "CN" ? region.province : region.country;
  return api.get(`/availability/${encodeURIComponent(sku)}`, { signal, query: { province: province || undefined, city: region.city || undefined, ...shopQuery() } });
};

/** When a piece would arrive where the buyer is, and where near it can be seen before. */
export default function Visit({ sku }: { sku: string }) {
  const { i18n } = useLingui();
  const [region, setRegion] = useState(keptRegion);
  const [choosing, setChoosing] = useState(false);
  const where = `${sku}|${JSON.stringify(region)}|${i18n.locale}`;
  const delivery = useRemote(where, (signal) => readDelivery(sku, region, signal)).remote;
  const shops = useRemote(where, (signal) => readAvailability(sku, region, signal)).remote;
  const choose = (chosen: Region) => {
    keepRegion(chosen);
    setRegion(chosen);
  };

  return (
    <div class="visit">
      <p class="visit-row">
        <ParcelIcon />
        <span>
          <Trans>Delivery to {regionText(region, i18n.locale)}</Trans>{" "}
          <button type="button" class="visit-change" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
            <Trans>Change place</Trans>
          </button>
          <Delivery options={delivery.data} failed={delivery.status === "failed"} />
        </span>
      </p>
      {choosing && <RegionChoice region={region} onChoose={choose} />}
      {shops.data && shops.data.items.length > 0 && <Shops shops={shops.data.items} />}
    </div>
  );
}

function Delivery({ options, failed }: { options: DeliveryOptions | null; failed: boolean }) {
  const { i18n } = useLingui();
  if (failed) return <span class="visit-days">{<Trans>The day of arrival is shown at checkout.</Trans>}</span>;
  const sent = options?.items.filter(({ code }) => code !== "pickup") ?? [];
  if (options && sent.length === 0) return <span class="visit-days"><Trans>We do not deliver there yet.</Trans></span>;
  return (
    <span class="visit-days" aria-live="polite">
      {sent.map((option) => (
        <span key={option.code}>
          <Trans>Arrives {daysText(option.earliest, option.latest, i18n.locale)}</Trans> · {option.label} · {option.price.amount === 0 ? <Trans>free of charge</Trans> : <Price money={option.price} />}
        </span>
      ))}
    </span>
  );
}

function Shops({ shops }: { shops: Availability["items"] }) {
  const { i18n } = useLingui();
  const near = shops.filter(({ near: where }) => where !== "far").length;
  return (
    <details class="visit-shops">
      <summary class="visit-row">
        <PlaceIcon />
        <span>{near > 0 ? <Plural value={near} one="To be seen in # shop near you" other="To be seen in # shops near you" /> : <Plural value={shops.length} one="To be seen in # shop" other="To be seen in # shops" />}</span>
      </summary>
      <ul>
        {shops.map((shop) => (
          <li key={shop.location_id} class="visit-shop">
            <span class="visit-name">
              {shop.name} <span class={shop.stock === "few" ? "stock stock-few" : "stock"}>{shop.stock === "few" ? <Trans>Few there</Trans> : <Trans>In the shop</Trans>}</span>
            </span>
            <span>
              {shop.dealer_name} · {shop.city}
            </span>
            <span>{shop.address}</span>
            {shop.hours && <span>{shop.hours}</span>}
            {shop.phone && (
              <a class="text-link" href={`tel:${shop.phone.replace(/[^+\d]/g, "")}`} lang={i18n.locale}>
                {shop.phone}
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
