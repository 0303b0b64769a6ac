import type { LocationBalance, StockRow } from "../../api/types";

/** At or below this, a variant that is kept in numbers should be made or bought again. */
const LOW = 2;

export function totalOf(row: StockRow): Omit<LocationBalance, "location_id"> {
  const sum = (part: "on_hand" | "allocated" | "held" | "available") => row.locations.reduce((total, at) => total + at[part], 0);
  return { on_hand: sum("on_hand"), allocated: sum("allocated"), held: sum("held"), available: sum("available") };
}

export const isSoldOut = (row: StockRow): boolean => totalOf(row).available <= 0;

/** A single piece that lies in its drawer is not low, it is one of one. */
export function runsLow(row: StockRow): boolean {
  const { on_hand: onHand, available } = totalOf(row);
  return available > 0 && available <= LOW && onHand > 1;
}
