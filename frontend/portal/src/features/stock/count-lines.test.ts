import { expect, test } from "vitest";

import type { CountLine, StockRow } from "../../api/types";
import { filterLines, progressOf, sheetLines } from "./count-lines";

const title = { zh: "戒", en: "Ring" };
const stock = (sku: string, onHand: number, location = "loc_1") =>
  ({ sku, product_title: title, locations: [{ location_id: location, on_hand: onHand }] }) as unknown as StockRow;
const counted = (sku: string, expected: number, number: number) =>
  ({ sku, product_title: title, expected, counted: number, difference: number - expected, posted: false, problem: null }) as unknown as CountLine;

const lines = sheetLines([stock("B", 3), stock("A", 2), stock("C", 0), stock("D", 9, "loc_2")], [counted("A", 2, 1), counted("Z", 0, 2)], "loc_1");

test("a sheet holds what lies at its location and what was found there", () => {
  expect(lines.map(({ sku, expected, counted: number }) => [sku, expected, number])).toEqual([["A", 2, 1], ["B", 3, null], ["Z", 0, 2]]);
});

test("what is left to count and what differs can be looked at alone", () => {
  expect(filterLines(lines, "left").map(({ sku }) => sku)).toEqual(["B"]);
  expect(filterLines(lines, "different").map(({ sku }) => sku)).toEqual(["A", "Z"]);
});

test("progress counts lines and pieces", () => {
  expect(progressOf(lines)).toEqual({ counted: 2, left: 1, more: 2, fewer: 1 });
});
