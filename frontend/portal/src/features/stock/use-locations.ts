import { t } from "@lingui/core/macro";

import { useList } from "../../api/lists";
import type { Location } from "../../api/types";

export type Places = {
  all: Location[];
  /** Where goods can be received and sent: open, and no memo drawer. */
  open: Location[];
  /** What the caller keeps for suppliers. */
  kept: Location[];
  nameOf: (id: string) => string;
};

export function useLocations(orgId: string | null | undefined) {
  const { rows, error, retry } = useList<Location>("/locations", { limit: 100 });
  const places: Places | null = rows ? placesOf(rows, orgId ?? "") : null;
  return { places, error, retry };
}

function placesOf(rows: Location[], orgId: string): Places {
  const names = new Map(rows.map((row) => [row.location_id, row.name]));
  return {
    all: rows,
    open: rows.filter((row) => row.status === "open" && row.kind !== "memo"),
    kept: rows.filter((row) => row.memo?.dealer_id === orgId),
    nameOf: (id) => names.get(id) ?? t`another location`,
  };
}
