import { t } from "@lingui/core/macro";
import { session } from "@parure/shared";
import { useSyncExternalStore, type ReactNode } from "react";

import { AssortmentDesk } from "../features/shop-front/assortment-desk";
import { ChooseDesk } from "../features/shop-front/choose-desk";
import { OpenShop } from "../features/shop-front/open-shop";
import { PriceDesk } from "../features/shop-front/price-desk";
import { ShopBar } from "../features/shop-front/shop-bar";
import { ShopDesk } from "../features/shop-front/shop-desk";
import { ShopSections } from "../features/shop-front/shop-sections";
import { useShop, type OwnShop } from "../features/shop-front/use-shop";
import { useLocations } from "../features/stock/use-locations";
import { PlacesPanel } from "../features/visitors/places-panel";
import { Page } from "../ui/page";
import { Failed, Waiting } from "../ui/states";

export const DealerShop = () => <Room>{(own) => <ShopDesk key={own.shop.slug} own={own} />}</Room>;
export const DealerAssortment = () => <Room>{(own) => <AssortmentDesk own={own} />}</Room>;
export const DealerChoose = () => <Room>{() => <ChooseDesk />}</Room>;
export const DealerPrices = () => <Room>{(own) => <PriceDesk key={own.shop.slug} own={own} />}</Room>;

/** Shops with a door: a dealer may have them without a shop in the mall. */
export function DealerPlaces() {
  const { user } = useSyncExternalStore(session.subscribe, session.snapshot);
  const { own } = useShop();
  const { places, error, retry } = useLocations(user?.org_id);
  return (
    <Page title={t`My shop`} lead={t`Where people can visit you, try pieces on and collect what they ordered.`}>
      {own && <ShopBar shop={own.shop} />}
      <ShopSections />
      {places ? <PlacesPanel locations={places.all} /> : error ? <Failed error={error} retry={retry} /> : <Waiting rows={3} height={120} />}
    </Page>
  );
}

/** A room of the dealer's shop; the way in where there is none yet. */
function Room({ children }: { children: (own: OwnShop) => ReactNode }) {
  const { own, error, retry } = useShop();
  return (
    <Page title={t`My shop`} lead={t`Your choice of the mall, under your name and at your prices.`}>
      {own === undefined ? (error ? <Failed error={error} retry={retry} /> : <Waiting rows={3} height={120} />) : own === null ? <><ShopSections /><OpenShop /></> : (
        <>
          <ShopBar shop={own.shop} />
          <ShopSections />
          {children(own)}
        </>
      )}
    </Page>
  );
}
