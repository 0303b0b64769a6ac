import type { CountLine, StockRow } from "../../api/types";

export type SheetLine = {
  sku: string;
  title: { zh: string; en: string };
  expected: number;
  counted: number | null;
  difference: number | null;
  posted: boolean;
  problem: string | null;
};

export type SheetFilter = "all" | "left" | "different";

/** What lies at a location and what was counted there, by code; a variant that was found without being expected is among them. */
export function sheetLines(stock: readonly StockRow[], counted: readonly CountLine[], locationId: string): SheetLine[] {
  const lines = new Map<string, SheetLine>();
  for (const row of stock) {
    const place = row.locations.find((at) => at.location_id === locationId);
    if (place && place.on_hand > 0) lines.set(row.sku, { sku: row.sku, title: row.product_title, expected: place.on_hand, counted: null, difference: null, posted: false, problem: null });
  }
  for (const line of counted) lines.set(line.sku, { ...line, title: line.product_title });
  return [...lines.values()].sort((one, other) => (one.sku < other.sku ? -1 : 1));
}

export function filterLines(lines: readonly SheetLine[], filter: SheetFilter): SheetLine[] {
  return lines.filter((line) => filter === "all" || (filter === "left" ? line.counted === null : Boolean(line.difference)));
}

export type Progress = { counted: number; left: number; more: number; fewer: number };

export function progressOf(lines: readonly SheetLine[]): Progress {
  const progress = { counted: 0, left: 0, more: 0, fewer: 0 };
  for (const { counted, difference } of lines) {
    if (counted === null) progress.left += 1;
    else progress.counted += 1;
    if (difference && difference > 0) progress.more += difference;
    if (difference && difference < 0) progress.fewer -= difference;
  }
  return progress;
}
