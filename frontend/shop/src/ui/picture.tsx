import { useState } from "react";
import type { Picture as PictureData } from "@parure/shared";

interface Props {
  picture: PictureData | null | undefined;
  alt?: string;
  /** The first picture of a page: loaded at once and first. */
  eager?: boolean;
  class?: string;
}

/** A picture in a frame of fixed shape; the house's rings stand in when there is none or it cannot be loaded. */
export function Picture({ picture, alt, eager = false, class: name = "" }: Props) {
  const [missing, setMissing] = useState(false);
  if (!picture || missing) return <span class={`picture picture-none ${name}`} aria-hidden="true" />;
  return (
    <span class={`picture ${name}`}>
      <img
        src={picture.url}
        alt={alt ?? picture.alt}
        width={picture.width ?? 1200}
        height={picture.height ?? 1200}
        loading={eager ? "eager" : "lazy"}
        decoding="async"
        fetchpriority={eager ? "high" : "auto"}
        onError={() => setMissing(true)}
      />
    </span>
  );
}
