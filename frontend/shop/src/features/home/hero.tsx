import { Trans } from "@lingui/react/macro";
import { Link } from "wouter";
import type { ProductCard } from "@parure/shared";
import { Picture } from "../../ui/picture";
import { heroPicture } from "./pictures";

/** The wide picture, or the newest piece of the first category beside the words. */
export function Hero({ products }: { products: ProductCard[] | null }) {
  const wide = heroPicture("diamond");
  const piece = products?.find((product) => product.image)?.image;
  return (
    <section class="hero">
      <Picture picture={wide ?? piece} alt="" eager class={wide ? "hero-picture" : "hero-picture hero-piece"} />
      <div class="hero-text">
        <p class="label">
          <Trans>Fine jewellery, from the maker's bench</Trans>
        </p>
        <h1 class="hero-title">
          <Trans>Light, worn close</Trans>
        </h1>
        <p class="hero-lead">
          <Trans>Diamonds, jade and gold from houses that sign their work, at prices you can follow to the gram.</Trans>
        </p>
        <Link href="/shop" class="button">
          <Trans>Explore the collection</Trans>
        </Link>
      </div>
    </section>
  );
}
