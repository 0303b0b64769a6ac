import { IconPhoto } from "@tabler/icons-react";

import type { BilingualImage, Picture as PictureOf } from "../api/types";
import classes from "./picture.module.css";

/** A product's picture as a small tile. Beside its title it is decoration, so `alt` stays empty unless it is asked for. */
export function Thumb({ picture, size = 44, alt = "" }: { picture: Pick<PictureOf, "url"> | null | undefined; size?: number; alt?: string }) {
  return picture ? (
    <img className={classes.thumb} src={picture.url} alt={alt} width={size} height={size} loading="lazy" />
  ) : (
    <span className={classes.thumb} style={{ width: size, height: size }} aria-hidden>
      <IconPhoto size={size / 2.4} stroke={1.3} />
    </span>
  );
}

/** A listing's picture has its words in two languages; beside the title it needs none. */
export const tile = (image: BilingualImage | null | undefined): PictureOf | null =>
  image ? { url: image.url, alt: "", width: image.width, height: image.height } : null;
