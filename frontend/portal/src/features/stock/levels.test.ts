import { expect, test } from "vitest";

import type { StockRow } from "../../api/types";
import { isSoldOut, runsLow, totalOf } from "./levels";

function stockOf(...places: [onHand: number, available: number][]): StockRow {
  const locations = places.map(([on_hand, available], index) => ({ location_id: `loc_${index}`, on_hand, allocated: on_hand - available, held: 0, available }));
  return { sku: "LUM-R01-12", product_title: { zh: "戒指", en: "Ring" }, locations };
}

test("the total of a variant is the sum over its locations", () => {
  expect(totalOf(stockOf([6, 5], [2, 2]))).toEqual({ on_hand: 8, allocated: 1, held: 0, available: 7 });
});

test("two left of several run low, none left are sold out", () => {
  expect(runsLow(stockOf([3, 2]))).toBe(true);
  expect(isSoldOut(stockOf([3, 0]))).toBe(true);
  expect(runsLow(stockOf([3, 0]))).toBe(false);
});

test("a single piece in its drawer does not run low", () => {
  expect(runsLow(stockOf([1, 1]))).toBe(false);
});
