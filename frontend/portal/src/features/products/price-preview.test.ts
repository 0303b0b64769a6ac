import { expect, test } from "vitest";

import type { BoardPrice, PriceRule } from "../../api/types";
import { previewPrice } from "./price-preview";

const yuan = (amount: number) => ({ amount, currency: "CNY" });

function boardOf(metal: string, fineness: number, amount: number): BoardPrice {
  return { metal, fineness, price_per_gram: yuan(amount), version: 7, published_at: "2026-11-23T00:00:00Z", valid_until: "2026-11-24T00:00:00Z" };
}

function byWeight(change: Partial<Extract<PriceRule, { kind: "by_weight" }>> = {}): PriceRule {
  return {
    kind: "by_weight", metal: "gold", fineness: 999, net_grams: "3.20", labour: { per: "gram", amount: yuan(2500) }, stones: yuan(0), certificate_fee: yuan(5000), ...change,
  };
}

test("a piece by weight costs its metal, its labour per gram and its fees", () => {
  const preview = previewPrice(byWeight(), [boardOf("gold", 999, 98650)]);

  expect(preview?.parts.map((part) => [part.kind, part.amount.amount])).toEqual([["metal", 315680], ["labour", 8000], ["certificate", 5000]]);
  expect(preview?.total).toEqual(yuan(328680));
});

test("labour per piece does not grow with the weight", () => {
  const preview = previewPrice(byWeight({ net_grams: "10", labour: { per: "piece", amount: yuan(30000) } }), [boardOf("gold", 999, 100000)]);

  expect(preview?.total).toEqual(yuan(1000000 + 30000 + 5000));
});

test("half a fen is rounded to the even one, as the server does", () => {
  const metalOf = (perGram: number) => previewPrice(byWeight({ net_grams: "0.50" }), [boardOf("gold", 999, perGram)])?.parts[0]?.amount.amount;

  expect(metalOf(101)).toBe(50);
  expect(metalOf(103)).toBe(52);
});

test("K-gold follows the board price of gold in its fineness", () => {
  const preview = previewPrice(byWeight({ metal: "k_gold", fineness: 750 }), [boardOf("gold", 999, 98650), boardOf("gold", 750, 73900)]);

  expect(preview?.board.fineness).toBe(750);
});

test("without a weight, a board price or a rule by weight there is no preview", () => {
  expect(previewPrice(byWeight({ net_grams: "" }), [boardOf("gold", 999, 98650)])).toBeNull();
  expect(previewPrice(byWeight({ net_grams: "3.205" }), [boardOf("gold", 999, 98650)])).toBeNull();
  expect(previewPrice(byWeight({ metal: "platinum", fineness: 950 }), [boardOf("gold", 999, 98650)])).toBeNull();
  expect(previewPrice({ kind: "fixed", amount: yuan(100) }, [boardOf("gold", 999, 98650)])).toBeNull();
});
