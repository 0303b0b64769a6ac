import { t } from "@lingui/core/macro";

import { useList } from "../api/lists";
import type { Location } from "../api/types";
import { LocationsPanel } from "../features/stock/locations-panel";
import { StockTable } from "../features/stock/stock-table";
import { Page } from "../ui/page";
import { Failed, Waiting } from "../ui/states";

/** A supplier's and a dealer's stock alike: each sees its own locations only. */
export function Stock() {
  const locations = useList<Location>("/locations", { limit: 100 });
  return (
    <Page title={t`Stock`} lead={t`Every move is an entry of the ledger; balances are the sum of the entries.`}>
      {locations.error ? <Failed error={locations.error} retry={locations.retry} /> : !locations.rows ? <Waiting /> : (
        <>
          <StockTable locations={locations.rows} />
          <LocationsPanel locations={locations.rows} />
        </>
      )}
    </Page>
  );
}
