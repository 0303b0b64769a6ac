import { api, currentLanguage, type ApiProblem, type Category, type ShopFront } from "@parure/shared";
import { asProblem } from "../../ui/remote";
import { shop, shopQuery } from "./scope";

interface Held {
  total: number;
  facets: { category?: { value: string; count: number }[] };
}

/** What is known of the shop of this document: how it looks, or why it cannot be entered; and how much it has of what. */
export interface Entered {
  front: ShopFront | null;
  problem: ApiProblem | null;
  counts: ReadonlyMap<Category, number> | null;
  total: number | null;
}

export const entered: Entered = {
  front: null,
  problem: null,
  counts: null,
  total: null,
};

export async function readShop(): Promise<void> {
  const [front, held] = await Promise.allSettled([
    api.get<ShopFront>(`/shops/${shop}`),
    api.get<Held>("/search", {
      query: { ...shopQuery(), facets: "category", limit: 1 },
    }),
  ]);
  if (front.status === "fulfilled") entered.front = front.value;
  else entered.problem = asProblem(front.reason);
  if (held.status === "fulfilled") {
    entered.total = held.value.total;
    entered.counts = new Map(held.value.facets.category?.map(({ value, count }) => [value as Category, count]));
  }
}

/** Of the shop's own words, those in the reader's language. */
export const said = (text: { zh: string; en: string }): string => (currentLanguage() === "en" ? text.en : text.zh);
