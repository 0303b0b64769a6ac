import { api, type Listing, type ProductCard } from "@parure/shared";
import { queryOf, type Filters } from "./filters";

export const PAGE_SIZE = 24;

export function readProducts(filters: Filters, cursor: string | null, signal: AbortSignal): Promise<Listing<ProductCard>> {
  return api.get("/products", { query: { ...queryOf(filters), limit: PAGE_SIZE, cursor }, signal });
}

export function readNewest(limit: number, signal: AbortSignal): Promise<Listing<ProductCard>> {
  return api.get("/products", { query: { sort: "newest", limit }, signal });
}
