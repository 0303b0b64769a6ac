import type { Category } from "@parure/shared";

/** The categories of the main navigation, in the order in which the house shows them. */
export const mainCategories: readonly Category[] = ["ring", "necklace", "pendant", "earrings", "bangle", "bracelet"];
export const moreCategories: readonly Category[] = ["brooch", "set", "loose_stone", "gold_bar"];
