import { api, type Category, type Listing, type ProductCard } from "@parure/shared";
import { queryOf, type Filters } from "./filters";

export const PAGE_SIZE = 24;

export function readProducts(filters: Filters, cursor: string | null, signal: AbortSignal): Promise<Listing<ProductCard>> {
  return api.get("/products", { query: { ...queryOf(filters), limit: PAGE_SIZE, cursor }, signal });
}

/** The newest pieces of each category: one list of the newest would show nothing but loose stones on the day a lot of them comes in. */
export async function readShopWindow(categories: readonly Category[], limit: number, signal: AbortSignal): Promise<ProductCard[]> {
  const lists = await Promise.all(categories.map((category) => api.get<Listing<ProductCard>>("/products", { query: { category, sort: "newest", limit }, signal })));
  return lists.flatMap((list) => list.items);
}
