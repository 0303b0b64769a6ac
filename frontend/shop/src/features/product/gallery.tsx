import { useRef, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Picture as PictureData, ProductView } from "@parure/shared";
import { Dialog } from "../../ui/dialog";
import { Picture } from "../../ui/picture";
import { Turn } from "./turn";

/** Half of a desk, the whole of a phone. */
const SIZES = "(min-width: 60rem) 50vw, 100vw";

/** A strip to swipe on a phone, a column of large pictures on a desk; each opens large. Then the turn and the films. */
export function Gallery({ product: { images, title, videos, spin } }: { product: Pick<ProductView, "images" | "title" | "videos" | "spin"> }) {
  const { t } = useLingui();
  const [large, setLarge] = useState<PictureData | null>(null);
  const [shown, setShown] = useState(0);
  const strip = useRef<HTMLUListElement>(null);

  // A page that was published by an earlier version knows of pictures only.
  const films = videos ?? [];
  const shownAll = [...images, ...(spin ? [spin] : []), ...films];
  if (shownAll.length === 0) return <div class="gallery"><Picture picture={null} /></div>;
  return (
    <section class="gallery" aria-label={t`Pictures`}>
      <ul
        ref={strip}
        class="gallery-strip"
        onScroll={(event) => setShown(Math.round(event.currentTarget.scrollLeft / event.currentTarget.clientWidth))}
      >
        {images.map((image, index) => (
          <li key={image.url}>
            <button type="button" class="gallery-open" aria-label={t`Enlarge picture ${index + 1}: ${image.alt}`} onClick={() => setLarge(image)}>
              <Picture picture={image} alt={image.alt || title} eager={index === 0} sizes={SIZES} />
            </button>
          </li>
        ))}
        {spin && (
          <li key={spin.url}>
            <Turn url={spin.url} alt={spin.alt || title} frames={spin.frames ?? 1} />
          </li>
        )}
        {films.map((film) => (
          <li key={film.url}>
            <video class="gallery-film" controls playsInline preload="none" src={film.url} poster={film.poster ?? undefined} aria-label={film.alt || title} />
          </li>
        ))}
      </ul>
      {shownAll.length > 1 && (
        <p class="gallery-dots" aria-hidden="true">
          {shownAll.map((medium, index) => (
            <span key={medium.url} class={index === shown ? "dot dot-on" : "dot"} />
          ))}
        </p>
      )}
      <Dialog title={<Trans>Picture</Trans>} open={large !== null} onClose={() => setLarge(null)} kind="wide">
        <Picture picture={large} eager sizes="100vw" class="gallery-large" />
      </Dialog>
    </section>
  );
}
