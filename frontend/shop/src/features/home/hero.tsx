import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "wouter";
import { SearchIcon } from "../../ui/icons";
import { useExamples } from "../search/examples";
import { readRecent, withRecent, writeRecent } from "../search/recent";
import { WidePicture } from "./wide-picture";

/** What the house is, and the question a jeweller asks first. */
export function Hero() {
  return (
    <section class="hero">
      <WidePicture name="diamond" first sizes="100vw" class="hero-picture" />
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
        <WishForm />
        <Link href="/shop" class="text-link">
          <Trans>Explore the collection</Trans>
        </Link>
      </div>
    </section>
  );
}

/** A real form: it leads to the list even before script is there. */
function WishForm() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [example] = useExamples();
  return (
    <form
      class="wish-form"
      role="search"
      action="/shop"
      onSubmit={(event) => {
        event.preventDefault();
        const wish = String(new FormData(event.currentTarget).get("wish") ?? "").trim();
        if (!wish) return navigate("/shop");
        writeRecent(withRecent(readRecent(), wish));
        navigate(`/shop?${new URLSearchParams({ wish }).toString()}`);
      }}
    >
      <input name="wish" type="text" inputMode="search" enterkeyhint="search" autocomplete="off" maxLength={200} aria-label={t`What are you looking for?`} placeholder={example} />
      <button type="submit" class="wish-form-go" aria-label={t`Search`}>
        <SearchIcon />
      </button>
    </form>
  );
}
