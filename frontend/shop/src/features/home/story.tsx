import { Trans } from "@lingui/react/macro";
import { Link } from "wouter";
import { WidePicture } from "./wide-picture";

const SIZES = "(min-width: 60rem) 58vw, 100vw";

/** Two views into the house: pieces that exist once, and gold by weight. */
export function Story() {
  return (
    <>
      <section class="story" aria-labelledby="once-title">
        <WidePicture name="jade" sizes={SIZES} class="story-picture" />
        <div class="story-text">
          <p class="label">
            <Trans>One of one</Trans>
          </p>
          <h2 class="story-title" id="once-title">
            <Trans>Some pieces exist once</Trans>
          </h2>
          <p>
            <Trans>A jadeite bangle grows with its stone; no second one will be like it. Such a piece carries its own certificate and is sold exactly once.</Trans>
          </p>
          <Link href="/shop?material=jadeite" class="text-link">
            <Trans>See the jadeite</Trans>
          </Link>
        </div>
      </section>
      <section class="story story-turned" aria-labelledby="gold-title">
        <WidePicture name="gold" sizes={SIZES} class="story-picture" />
        <div class="story-text">
          <p class="label">
            <Trans>Gold by weight</Trans>
          </p>
          <h2 class="story-title" id="gold-title">
            <Trans>A price you can follow</Trans>
          </h2>
          <p>
            <Trans>Grams, today's board price, labour, stones, certificate: each part of the price stands on the page, and what you see is what you pay.</Trans>
          </p>
          <Link href="/shop?material=gold" class="text-link">
            <Trans>See the gold</Trans>
          </Link>
        </div>
      </section>
    </>
  );
}
