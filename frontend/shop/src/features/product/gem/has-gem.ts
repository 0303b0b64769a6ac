import type { ProductView } from "@parure/shared";

/** Cuts that can be drawn from their proportions: light is followed through them facet by facet. */
const CUTS = new Set(["round", "oval", "cushion", "princess", "emerald", "asscher", "radiant", "pear", "marquise"]);
const CLEAR = new Set(["diamond", "lab_grown_diamond", "ruby", "sapphire", "emerald", "spinel", "aquamarine", "topaz", "tourmaline", "moissanite"]);

export type Stone = NonNullable<ProductView["attributes"]["stones"]>[number];

/** The stone that the view in 3D shows: the first main one whose cut is known; null where there is none. */
export function gemOf(product: Pick<ProductView, "attributes">): Stone | null {
  return product.attributes?.stones?.find((stone) => stone.role === "main" && CLEAR.has(stone.kind) && "shape" in stone && CUTS.has(String(stone.shape))) ?? null;
}

export const hasGem = (product: Pick<ProductView, "attributes">): boolean => gemOf(product) !== null;
