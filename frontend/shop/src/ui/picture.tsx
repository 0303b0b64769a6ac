import { useState } from "react";
import type { Picture as PictureData } from "@parure/shared";
import { srcsetOf } from "./srcset";

interface Props {
  picture: PictureData | null | undefined;
  alt?: string;
  /** The first picture of a page: loaded at once and first. */
  eager?: boolean;
  /** How wide it is shown, as `sizes` of an img; most pictures of the shop are a card in a grid. */
  sizes?: string;
  class?: string;
}

const IN_A_GRID = "(min-width: 64rem) 25vw, 50vw";
const FORMATS = ["avif", "webp"] as const;

/** A picture in a frame of fixed shape; the house's rings stand in when there is none or it cannot be loaded. */
export function Picture({ picture, alt, eager = false, sizes = IN_A_GRID, class: name = "" }: Props) {
  const [missing, setMissing] = useState<string | null>(null);
  if (!picture || missing === picture.url) return <span class={`picture picture-none ${name}`} aria-hidden="true" />;
  return (
    <span class={`picture ${name}`}>
      {picture.placeholder && <img class="picture-blur" src={picture.placeholder} alt="" aria-hidden="true" />}
      <picture>
        {FORMATS.map((format) => {
          const srcset = srcsetOf(picture, format);
          return srcset && <source key={format} type={`image/${format}`} srcset={srcset} sizes={sizes} />;
        })}
        <img
          src={picture.url}
          alt={alt ?? picture.alt}
          width={picture.width ?? 1200}
          height={picture.height ?? 1200}
          loading={eager ? "eager" : "lazy"}
          // The first picture of a published page is here when script takes over: drawn at once it does not blink.
          decoding={eager ? "sync" : "async"}
          fetchpriority={eager ? "high" : "auto"}
          onError={() => setMissing(picture.url)}
        />
      </picture>
    </span>
  );
}
