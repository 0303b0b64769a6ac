import type { LocationBalance, StockRow } from "../../api/types";

export function totalOf(row: Pick<StockRow, "locations">): Omit<LocationBalance, "location_id" | "memo"> {
  const sum = (part: "on_hand" | "allocated" | "held" | "available" | "incoming") => row.locations.reduce((total, at) => total + at[part], 0);
  return { on_hand: sum("on_hand"), allocated: sum("allocated"), held: sum("held"), available: sum("available"), incoming: sum("incoming") };
}

export const isSoldOut = (row: StockRow): boolean => row.flags.includes("out");
export const runsLow = (row: StockRow): boolean => row.flags.includes("low");
