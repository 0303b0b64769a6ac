import { expect, test } from "vitest";
import type { ProductView, Sku } from "@parure/shared";
import { firstChoice, optionLabel, withOffers } from "./choice";

const yuan = (amount: number) => ({ amount: amount * 100, currency: "CNY" });
const sku = (code: string, available: number): Sku => ({ sku: code, price: yuan(100), available });

test("the first choice is the middle size of those in stock", () => {
  expect(firstChoice([sku("9", 0), sku("10", 1), sku("11", 4), sku("12", 2), sku("13", 0)])?.sku).toBe("11");
});

test("when everything is sold the first variant is shown, so that its price can be", () => {
  expect(firstChoice([sku("a", 0), sku("b", 0)])?.sku).toBe("a");
});

test("a live offer replaces the published price and stock, and leaves other variants alone", () => {
  const product = { skus: [sku("a", 5), sku("b", 5)] } as ProductView;

  const live = withOffers(product, [{ sku: "a", price: yuan(120), available: 1 }]);

  expect(live.skus.map(({ price, available }) => [price.amount, available])).toEqual([
    [12_000, 1],
    [10_000, 5],
  ]);
});

test("a ring size always names its table", () => {
  expect(optionLabel({ ring_size: { table: "cn", label: "12" } })).toEqual({ kind: "ring_size", text: "12", note: "CN" });
});

test("a length reads without its needless zeros", () => {
  expect(optionLabel({ inner_diameter_mm: "54.0" })?.text).toBe("54 mm");
});
