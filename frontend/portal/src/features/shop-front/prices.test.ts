import { describe, expect, it } from "vitest";

import type { ShopRow } from "../../api/types";
import { changedPrices, difference, isPercent, lowest, priceFieldsOf, priceListOf, wrongWith } from "./prices";

const cny = (amount: number) => ({ amount, currency: "CNY" });
const row = {
  skus: [
    { sku: "R-12", own: null, price: cny(120000), base: cny(100000) },
    { sku: "R-13", own: cny(110000), price: cny(110000), base: cny(105000) },
    { sku: "R-14", own: null, price: null, base: null },
  ],
} as unknown as ShopRow;

describe("a row of the assortment", () => {
  it("is called by its lowest price, and by how far that is from the mall's", () => {
    expect([lowest(row), difference(row)]).toEqual([cny(110000), 10]);
    expect([lowest({ skus: [] }), difference({ skus: [] })]).toEqual([null, null]);
  });

  it("sends only the own prices that changed, and gives back what was emptied", () => {
    expect(changedPrices(row, { "R-12": "1,180", "R-13": "1100.00" })).toEqual({ "R-12": 118000 });
    expect(changedPrices(row, { "R-12": "", "R-13": " " })).toEqual({ "R-13": null });
  });

  it("refuses a price that cannot be read or is below the supplier's least", () => {
    expect([wrongWith("", cny(5)), wrongWith("abc", null), wrongWith("0", null), wrongWith("9", cny(1000)), wrongWith("10", cny(1000))]).toEqual([null, "unreadable", "unreadable", "below", null]);
  });
});

describe("the price list", () => {
  it("comes back as it was sent", () => {
    const fields = priceFieldsOf({ markup: "12.50", by_category: { ring: "-5.00" }, rounding: "nine" });
    expect(fields).toEqual({ markup: "12.5", rounding: "nine", categories: [{ category: "ring", percent: "-5" }] });
    expect(priceListOf(fields)).toEqual({ markup: "12.5", rounding: "nine", by_category: { ring: "-5" } });
  });

  it("is not sent while a percentage is out of bounds or none", () => {
    expect(["12", "−5", "+3,5", "-50", "300"].map(isPercent)).toEqual([true, true, true, true, true]);
    expect(["", "-51", "301", "12%", "1.234"].map(isPercent)).toEqual([false, false, false, false, false]);
    expect(priceListOf({ markup: "x", rounding: "exact", categories: [] })).toBeNull();
  });
});
