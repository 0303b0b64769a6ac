import { t } from "@lingui/core/macro";

import { Sections } from "../../ui/sections";

/** The rooms of the stock desk. */
export function StockSections() {
  return (
    <Sections
      label={t`Stock desk`}
      sections={[
        { to: "/stock", label: t`Balances` },
        { to: "/stock/transfers", label: t`Transfers and consignment` },
        { to: "/stock/counts", label: t`Stocktaking` },
        { to: "/stock/locations", label: t`Locations` },
      ]}
    />
  );
}
