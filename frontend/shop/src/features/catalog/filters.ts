import type { Category, Material, QueryValue } from "@parure/shared";
import { categoryNames, materialNames } from "./names";

export const sorts = ["newest", "price", "-price"] as const;
export type Sort = (typeof sorts)[number];

/** What the list shows; prices in whole units of the shop's currency, as people write them in an address. */
export interface Filters {
  category: Category | null;
  material: Material | null;
  minPrice: number | null;
  maxPrice: number | null;
  sort: Sort;
}

export const priceSteps = [1_000, 5_000, 10_000, 20_000, 50_000, 100_000] as const;

/** Filters from an address somebody may have written by hand: what is not understood is left out. */
export function filtersOf(search: string): Filters {
  const query = new URLSearchParams(search);
  const category = query.get("category");
  const material = query.get("material");
  const sort = query.get("sort");
  return {
    category: category && category in categoryNames ? (category as Category) : null,
    material: material && material in materialNames ? (material as Material) : null,
    minPrice: wholeNumber(query.get("min")),
    maxPrice: wholeNumber(query.get("max")),
    sort: sorts.find((known) => known === sort) ?? "newest",
  };
}

function wholeNumber(text: string | null): number | null {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** The address of a filtered list; defaults are left out, so that one list has one address. */
export function addressOf(filters: Filters): string {
  const query = new URLSearchParams();
  if (filters.category) query.set("category", filters.category);
  if (filters.material) query.set("material", filters.material);
  if (filters.minPrice !== null) query.set("min", String(filters.minPrice));
  if (filters.maxPrice !== null) query.set("max", String(filters.maxPrice));
  if (filters.sort !== "newest") query.set("sort", filters.sort);
  const text = query.toString();
  return text ? `/shop?${text}` : "/shop";
}

/** The query of GET /products, where prices are minor units. */
export function queryOf(filters: Filters): Record<string, QueryValue> {
  return {
    category: filters.category,
    material: filters.material,
    min_price: filters.minPrice === null ? null : filters.minPrice * 100,
    max_price: filters.maxPrice === null ? null : filters.maxPrice * 100,
    sort: filters.sort,
  };
}

export const countActive = (filters: Filters): number =>
  [filters.category, filters.material, filters.minPrice ?? filters.maxPrice].filter((value) => value !== null).length;
