import { useRef, useState, type ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ProductView } from "@parure/shared";
import { Picture } from "../../ui/picture";
import { hasGem } from "./gem/has-gem";
import { FilmIcon, GemIcon, TurnIcon } from "./icons";
import { later, useOpened } from "./later";
import { frameUrl } from "./spin/frames";

const Zoom = later(() => import("./zoom/zoom"));
const Turn = later(() => import("./spin/turn"));
const GemView = later(() => import("./gem/gem-view"));

/** Half of a desk, the whole of a phone. */
const SIZES = "(min-width: 60rem) 50vw, 100vw";

/** A strip to swipe on a phone, a column of large pictures on a desk; each opens large. Then the turn, the films and the stone in 3D. */
export function Gallery({ product }: { product: ProductView }) {
  const { t } = useLingui();
  const { images, title, spin } = product;
  const large = useOpened<number>();
  const [shown, setShown] = useState(0);
  const strip = useRef<HTMLUListElement>(null);

  // A page that was published by an earlier version knows of pictures only.
  const films = product.videos ?? [];
  const all = [...images, ...(spin ? [spin] : []), ...films];
  const show = (index: number) => strip.current?.children[index]?.scrollIntoView({ block: "nearest", inline: "center", behavior: "smooth" });
  if (all.length === 0) return <div class="gallery"><Picture picture={null} /></div>;
  return (
    <section class="gallery" aria-label={t`Pictures`}>
      <div class="gallery-stage">
        <ul
          ref={strip}
          class="gallery-strip"
          onScroll={(event) => setShown(Math.round(event.currentTarget.scrollLeft / event.currentTarget.clientWidth))}
        >
          {images.map((image, index) => (
            <li key={image.url}>
              <button type="button" class="gallery-open" aria-label={t`Enlarge picture ${index + 1}: ${image.alt}`} onClick={() => large.open(index)}>
                <Picture picture={image} alt={image.alt || title} eager={index === 0} sizes={SIZES} />
              </button>
            </li>
          ))}
          {spin && (
            <li key={spin.url}>
              <Turn
                url={spin.url}
                alt={spin.alt || title}
                frames={spin.frames ?? 1}
                instead={<span class="picture"><img src={frameUrl(spin.url, 1)} alt={spin.alt || title} width={1200} height={1200} loading="lazy" /></span>}
              />
            </li>
          )}
          {films.map((film) => (
            <li key={film.url}>
              <video class="gallery-film" controls playsInline preload="none" src={film.url} poster={film.poster ?? undefined} aria-label={film.alt || title} />
            </li>
          ))}
        </ul>
        {all.length > 1 && (
          <p class="gallery-dots" aria-hidden="true">
            {all.map((medium, index) => (
              <span key={medium.url} class={index === shown ? "dot dot-on" : "dot"} />
            ))}
          </p>
        )}
      </div>
      <Tools product={product}>
        {spin && (
          <button type="button" class="tool" onClick={() => show(images.length)}>
            <TurnIcon />
            <Trans>360° view</Trans>
          </button>
        )}
        {films.length > 0 && (
          <button type="button" class="tool" onClick={() => show(images.length + (spin ? 1 : 0))}>
            <FilmIcon />
            <Trans>Film</Trans>
          </button>
        )}
      </Tools>
      {large.opened !== null && <Zoom pictures={images} first={large.opened} title={title} onClose={large.close} />}
    </section>
  );
}

/** What there is besides pictures; nothing where there is nothing. */
function Tools({ product, children }: { product: ProductView; children: ReactNode }) {
  const gem = useOpened<true>();
  const offersGem = hasGem(product);
  if (!offersGem && !product.spin && !product.videos?.length) return null;
  return (
    <div class="gallery-tools">
      {offersGem && (
        <button type="button" class="tool" onClick={() => gem.open(true)}>
          <GemIcon />
          <Trans>The stone in 3D</Trans>
        </button>
      )}
      {children}
      {gem.opened && <GemView product={product} onClose={gem.close} />}
    </div>
  );
}
