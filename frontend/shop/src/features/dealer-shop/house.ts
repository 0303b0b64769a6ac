import type { ComponentType } from "react";
import type { Category } from "@parure/shared";

/** What a dealer's shop has in the place of the mall's own. */
export interface House {
  title: () => string;
  Mark: ComponentType;
  Foot: ComponentType;
  /** In place of every page: the shop is closed, or there is none. */
  Shut: ComponentType | null;
  /** Those that it has something of; null: not known. */
  categories: readonly Category[] | null;
}

/** Set before the first render and never again: one document shows one house. Null in the mall. */
export const house: { current: House | null } = { current: null };
