import { Trans } from "@lingui/react/macro";
import { Link } from "wouter";
import type { ShopFront } from "@parure/shared";
import { Picture } from "../../ui/picture";
import { said } from "./front";

/** The head of the shop as its dealer set it: words below the banner, words on it, or words alone. */
export function ShopHero({ front, total }: { front: ShopFront; total: number | null }) {
  const banner = front.tone === "quiet" ? null : front.banner;
  const tone = banner ? front.tone : "quiet";
  return (
    <section class={`shop-hero shop-hero-${tone}`}>
      {banner && <Picture picture={banner} alt="" eager sizes="100vw" class="shop-hero-banner" />}
      <div class="shop-hero-text">
        <h1 class="shop-hero-name">{said(front.name)}</h1>
        {front.tagline && <p class="shop-hero-tagline">{said(front.tagline)}</p>}
        <Link href="/shop" class="button">
          {total ? <Trans>See all {total} pieces</Trans> : <Trans>See the collection</Trans>}
        </Link>
      </div>
    </section>
  );
}
