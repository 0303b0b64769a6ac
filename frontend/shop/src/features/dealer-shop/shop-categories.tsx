import { useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { categoryNames } from "../catalog/names";
import { shownCategories } from "../shell/navigation";
import { entered } from "./front";

/** What the shop has of each category, as doors into its list. */
export function ShopCategories() {
  const { i18n, t } = useLingui();
  const counts = entered.counts;
  if (!counts || counts.size < 2) return null;
  return (
    <nav class="shop-doors" aria-label={t`What this shop has`}>
      <ul>
        {shownCategories().map((name) => (
          <li key={name}>
            <Link href={`/shop?category=${name}`} class="shop-door">
              {i18n._(categoryNames[name])}
              <span class="shop-door-count">{counts.get(name)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
