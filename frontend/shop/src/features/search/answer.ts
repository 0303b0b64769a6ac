import type { Money, ProductCard } from "@parure/shared";

/** A card of the list: the shown price and SKU are those of the cheapest variant that passes the filters. */
export interface FoundCard extends ProductCard {
  sku: string;
  in_stock: boolean;
  was_price: Money | null;
  /** Places in the title that were searched for, in UTF-16 units. */
  highlight: [number, number][];
}

export interface FacetValue {
  value: string;
  count: number;
  label: string;
}

export interface Bucket {
  from: number;
  to: number;
  count: number;
}

/** How many pieces lie where; price in minor units. */
export interface Histogram {
  label: string;
  unit: string | null;
  min: number;
  max: number;
  buckets: Bucket[];
}

/** One way out of an empty list: how many pieces there are without these parameters. */
export interface WayOut {
  label: string;
  total: number;
  without: { name: string; value: string }[];
}

export interface Help {
  relax: WayOut[];
  nearest_price: Money | null;
  corrected: string | null;
  /** Somebody can be asked. */
  adviser: boolean;
}

export interface Found {
  /** null: a published list, which knows its newest pieces and no more. */
  total: number | null;
  items: FoundCard[];
  facets: Record<string, FacetValue[]>;
  facet_names: Record<string, string>;
  ranges: Record<string, Histogram>;
  query: { text: string; corrected: string | null };
  help: Help | null;
  next_cursor: string | null;
}

interface Understood {
  label: string;
  params: { name: string; value: string }[];
}

export interface Wish {
  text: string;
  understood: Understood[];
  problems: { code: string; message: string }[];
}

export interface Suggestion {
  kind: "query" | "category" | "filter" | "product";
  text: string;
  filters?: Record<string, string[]>;
  count?: number;
  product_id?: string;
  image?: ProductCard["image"];
  price?: Money;
}
