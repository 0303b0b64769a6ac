import type { Picture } from "@parure/shared";

/** The sizes that lie beside a picture (`{folder}/{width}.{format}`); nothing for one that has none, as the demo's. */
export function srcsetOf({ url, widths = [] }: Pick<Picture, "url" | "widths">, format: "avif" | "webp" | "jpg"): string | undefined {
  const folder = url.slice(0, url.lastIndexOf("/"));
  return widths.length > 0 ? widths.map((width) => `${folder}/${width}.${format} ${width}w`).join(", ") : undefined;
}
