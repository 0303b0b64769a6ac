import { Trans } from "@lingui/react/macro";
import { Link } from "wouter";
import { Picture } from "../../ui/picture";
import { heroPictures } from "./pictures";

export function Hero() {
  return (
    <section class="hero">
      <Picture picture={heroPictures.first} alt="" eager class="hero-picture" />
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
