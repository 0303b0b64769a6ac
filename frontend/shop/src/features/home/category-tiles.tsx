import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import type { ProductCard } from "@parure/shared";
import { Picture } from "../../ui/picture";
import { categoryNames } from "../catalog/names";
import { mainCategories } from "../shell/navigation";

/** A door per category, each with one of its newest pieces. */
export function CategoryTiles({ products }: { products: ProductCard[] | null }) {
  const { i18n } = useLingui();
  return (
    <section class="band" aria-labelledby="categories-title">
      <header class="band-head">
        <h2 class="band-title" id="categories-title">
          <Trans>Find your piece</Trans>
        </h2>
      </header>
      <ul class="tiles">
        {mainCategories.map((category) => (
          <li key={category}>
            <Link href={`/shop?category=${category}`} class="tile">
              <Picture picture={products?.find((product) => product.category === category && product.image)?.image ?? null} alt="" />
              <span class="tile-name">{i18n._(categoryNames[category])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
