import { moneyToInput, parseMoney } from "@parure/shared";

import type { Money, ShopPriceList, ShopRounding, ShopRow } from "../../api/types";

/** The lowest price of a product's variants in the shop; null while none is known. */
export function lowest(row: Pick<ShopRow, "skus">): Money | null {
  const prices = row.skus.flatMap(({ price }) => price ?? []);
  return prices.reduce<Money | null>((least, price) => (least && least.amount <= price.amount ? least : price), null);
}

/** The same of the mall. */
export function lowestBase(row: Pick<ShopRow, "skus">): Money | null {
  return lowest({ skus: row.skus.map((sku) => ({ ...sku, price: sku.base })) });
}

/** How much more, or less, the shop asks than the mall, in per cent to one place; null while either is unknown. */
export function difference(row: Pick<ShopRow, "skus">): number | null {
  const [here, mall] = [lowest(row), lowestBase(row)];
  return here && mall && mall.amount > 0 ? Math.round(((here.amount - mall.amount) / mall.amount) * 1000) / 10 : null;
}

export type PriceFields = { markup: string; rounding: ShopRounding; categories: { category: string; percent: string }[] };

export const LEAST_PERCENT = -50;
export const MOST_PERCENT = 300;

export function priceFieldsOf(prices: ShopPriceList): PriceFields {
  return {
    markup: String(Number(prices.markup)),
    rounding: prices.rounding,
    categories: Object.entries(prices.by_category).map(([category, percent]) => ({ category, percent: String(Number(percent)) })),
  };
}

/** What the API takes; null while a percentage is not one. */
export function priceListOf({ markup, rounding, categories }: PriceFields): { markup: string; rounding: ShopRounding; by_category: Record<string, string> } | null {
  const given = [markup, ...categories.map(({ percent }) => percent)];
  if (!given.every(isPercent)) return null;
  return { markup: plain(markup), rounding, by_category: Object.fromEntries(categories.map(({ category, percent }) => [category, plain(percent)])) };
}

export function isPercent(text: string): boolean {
  const number = Number(plain(text));
  return /^[-−+]?\d{1,3}([.,]\d{1,2})?$/.test(text.trim()) && number >= LEAST_PERCENT && number <= MOST_PERCENT;
}

const plain = (text: string): string => text.trim().replace("−", "-").replace(",", ".").replace(/^\+/, "");

/** Own prices as a person writes them, as the API takes them: fen by SKU, null where the price list is to hold; only what changed. */
export function changedPrices(row: Pick<ShopRow, "skus">, written: Record<string, string>): Record<string, number | null> {
  const changes: Record<string, number | null> = {};
  for (const { sku, own } of row.skus) {
    const text = (written[sku] ?? "").trim();
    const amount = text ? (parseMoney(text, "CNY")?.amount ?? null) : null;
    if (amount !== (own?.amount ?? null)) changes[sku] = amount;
  }
  return changes;
}

/** What is wrong with an own price: it cannot be read, or its supplier asks for more. */
export function wrongWith(text: string, floor: Money | null): "unreadable" | "below" | null {
  if (!text.trim()) return null;
  const amount = parseMoney(text.trim(), "CNY");
  if (!amount || amount.amount < 1) return "unreadable";
  return floor && amount.amount < floor.amount ? "below" : null;
}

export const ownPrice = (own: Money | null): string => (own ? moneyToInput(own) : "");
