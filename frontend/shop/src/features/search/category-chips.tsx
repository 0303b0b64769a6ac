import { useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import type { Category } from "@parure/shared";
import { categoryNames } from "../catalog/names";
import { addressOf, withOnly, type Filters } from "./filters";

/** Doors to one category each, in one row that a thumb pushes; on a wide screen the panel has them. */
export function CategoryChips({ filters, base }: { filters: Filters; base: string }) {
  const { i18n, t } = useLingui();
  const chosen = filters.chosen["category"] ?? [];
  const chip = (category: string | null, name: string) => (
    <li key={name}>
      <Link href={addressOf(withOnly(filters, "category", category), base)} replace class="chip" aria-current={(category === null ? chosen.length === 0 : chosen.includes(category)) ? "page" : undefined}>
        {name}
      </Link>
    </li>
  );
  return (
    <nav class="category-chips" aria-label={t`Filter by category`}>
      <ul class="chips">
        {chip(null, t`All`)}
        {(Object.keys(categoryNames) as Category[]).map((category) => chip(category, i18n._(categoryNames[category])))}
      </ul>
    </nav>
  );
}
