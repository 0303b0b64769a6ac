import type { Category } from "@parure/shared";
import { house } from "../dealer-shop/house";

/** The categories of the main navigation, in the order in which the house shows them. */
export const mainCategories: readonly Category[] = ["ring", "necklace", "pendant", "earrings", "bangle", "bracelet"];
const moreCategories: readonly Category[] = ["brooch", "set", "loose_stone", "gold_bar"];

/** All of them; in a dealer's shop those that it has something of. */
export function shownCategories(): readonly Category[] {
  const held = house.current?.categories;
  return [...mainCategories, ...moreCategories].filter((name) => !held || held.includes(name));
}
