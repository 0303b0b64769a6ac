import { expect, test } from "vitest";
import type { Offer, ProductView, Sku } from "@parure/shared";
import { explanationIsOld, firstChoice, optionLabel, withOffers } from "./choice";

const yuan = (amount: number) => ({ amount: amount * 100, currency: "CNY" });
const noOptions = { ring_size: null, length_cm: null, inner_diameter_mm: null, weight_g: null, ring_sizes: {} };
const sku = (code: string, available: number, part: Partial<Sku> = {}): Sku => ({
  sku: code,
  options: noOptions,
  price: yuan(100),
  available,
  one_of_one: false,
  unavailable: null,
  net_gold_grams: null,
  price_breakdown: null,
  ...part,
});
const offer = (code: string, price: number, available: number): Offer => ({
  sku: code,
  price: yuan(price),
  available,
  unavailable: null,
  board_version: null,
  quoted_at: null,
  expires_at: null,
});

test("the first choice is the middle size of those in stock", () => {
  expect(firstChoice([sku("9", 0), sku("10", 1), sku("11", 4), sku("12", 2), sku("13", 0)])?.sku).toBe("11");
});

test("when everything is sold the first variant is shown, so that its price can be", () => {
  expect(firstChoice([sku("a", 0), sku("b", 0)])?.sku).toBe("a");
});

test("a live offer replaces the published price and stock, and what has no offer is not sold any more", () => {
  const product = { skus: [sku("a", 5), sku("b", 5)] } as ProductView;

  const live = withOffers(product, [offer("a", 120, 1)]);

  expect(live.skus.map(({ price, available }) => [price?.amount, available])).toEqual([
    [12_000, 1],
    [10_000, 0],
  ]);
});

test("a ring size always names its table", () => {
  expect(optionLabel({ ...noOptions, ring_size: { table: "cn", label: "12", circumference_mm: null } })).toEqual({ kind: "ring_size", text: "12", note: "CN", same: null });
});

test("a ring size says what it is called elsewhere, but not twice", () => {
  const size = { ...noOptions, ring_size: { table: "us" as const, label: "6", circumference_mm: "51.9" }, ring_sizes: { eu: "52", us: "6", uk: "L½" } };

  expect(optionLabel(size)?.same).toBe("EU 52 · UK L½");
});

test("a length reads without its needless zeros", () => {
  expect(optionLabel({ ...noOptions, inner_diameter_mm: "54.0" })?.text).toBe("54 mm");
});

test("a price by weight that has moved is explained anew, a fixed price needs no explanation", () => {
  const parts = [{ kind: "gold" as const, label: "", amount: yuan(100), grams: "1", unit_price: yuan(100), board_version: 1 }];
  const product = { skus: [sku("weighed", 1, { price_breakdown: parts }), sku("fixed", 1)] } as ProductView;

  expect(explanationIsOld(product, [offer("weighed", 110, 1)])).toBe(true);
  expect(explanationIsOld(product, [offer("weighed", 100, 1), offer("fixed", 90, 1)])).toBe(false);
});
