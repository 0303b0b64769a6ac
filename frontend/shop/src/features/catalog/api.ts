import { api, type Category, type Listing, type ProductCard } from "@parure/shared";

/** The newest pieces of each category: one list of the newest would show nothing but loose stones on the day a lot of them comes in. */
export async function readShopWindow(categories: readonly Category[], limit: number, signal: AbortSignal): Promise<ProductCard[]> {
  const lists = await Promise.all(categories.map((category) => api.get<Listing<ProductCard>>("/products", { query: { category, sort: "newest", limit }, signal })));
  return lists.flatMap((list) => list.items);
}
