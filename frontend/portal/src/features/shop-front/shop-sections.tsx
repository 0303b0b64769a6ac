import { t } from "@lingui/core/macro";

import { Sections } from "../../ui/sections";

/** The rooms of the shop's desk. */
export function ShopSections() {
  return (
    <Sections
      label={t`My shop`}
      sections={[
        { to: "/shop", label: t`Look` },
        { to: "/shop/assortment", label: t`Assortment` },
        { to: "/shop/choose", label: t`Choose pieces` },
        { to: "/shop/prices", label: t`Prices` },
        { to: "/shop/places", label: t`Shops to visit` },
      ]}
    />
  );
}
