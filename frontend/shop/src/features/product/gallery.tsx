import { useRef, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Picture as PictureData } from "@parure/shared";
import { Dialog } from "../../ui/dialog";
import { Picture } from "../../ui/picture";

/** A strip to swipe on a phone, a column of large pictures on a desk; each opens large. */
export function Gallery({ images, title }: { images: PictureData[]; title: string }) {
  const { t } = useLingui();
  const [large, setLarge] = useState<PictureData | null>(null);
  const [shown, setShown] = useState(0);
  const strip = useRef<HTMLUListElement>(null);

  if (images.length === 0) return <div class="gallery"><Picture picture={null} /></div>;
  return (
    <section class="gallery" aria-label={t`Pictures`}>
      <ul
        ref={strip}
        class={`gallery-strip gallery-of-${Math.min(images.length, 4)}`}
        onScroll={(event) => setShown(Math.round(event.currentTarget.scrollLeft / event.currentTarget.clientWidth))}
      >
        {images.map((image, index) => (
          <li key={image.url}>
            <button type="button" class="gallery-open" aria-label={t`Enlarge picture ${index + 1}: ${image.alt}`} onClick={() => setLarge(image)}>
              <Picture picture={image} alt={image.alt || title} eager={index === 0} />
            </button>
          </li>
        ))}
      </ul>
      {images.length > 1 && (
        <p class="gallery-dots" aria-hidden="true">
          {images.map((image, index) => (
            <span key={image.url} class={index === shown ? "dot dot-on" : "dot"} />
          ))}
        </p>
      )}
      <Dialog title={<Trans>Picture</Trans>} open={large !== null} onClose={() => setLarge(null)} kind="wide">
        <Picture picture={large} eager class="gallery-large" />
      </Dialog>
    </section>
  );
}
