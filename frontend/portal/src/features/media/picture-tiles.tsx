import { ActionIcon, Badge } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconGripVertical, IconStar, IconTrash } from "@tabler/icons-react";
import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";

import type { Text } from "../../api/types";
import { moved, type ImageFields } from "./media-fields";
import classes from "./media.module.css";
import { WordsFields } from "./words-fields";

type PictureTilesProps = { images: ImageFields[]; change: (images: ImageFields[]) => void; errorAt: (path: string) => ReactNode; after: ReactNode };

/** The pictures in the order they are shown: dragged by mouse or finger, moved by arrow keys on the handle; the first is the cover. */
export function PictureTiles({ images, change, errorAt, after }: PictureTilesProps) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");

  const move = (from: number, to: number) => {
    const place = Math.max(0, Math.min(to, images.length - 1));
    if (place === from) return;
    change(moved(images, from, place));
    const [number, total] = [place + 1, images.length];
    setSaid(place === 0 ? t`Now picture ${number} of ${total}, the cover.` : t`Now picture ${number} of ${total}.`);
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    const to = { ArrowLeft: index - 1, ArrowUp: index - 1, ArrowRight: index + 1, ArrowDown: index + 1, Home: 0, End: images.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(index, to);
  };
  const drag = {
    onPointerDown: (event: PointerEvent, key: string) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragged(key);
    },
    onPointerMove: (event: PointerEvent) => {
      if (dragged === null) return;
      const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-picture]")?.dataset["picture"];
      const [from, to] = [images.findIndex(({ key }) => key === dragged), images.findIndex(({ key }) => key === over)];
      if (from >= 0 && to >= 0) move(from, to);
    },
    onPointerUp: () => setDragged(null),
    onPointerCancel: () => setDragged(null),
  };
  const words = (index: number, alt: Text) => change(images.map((image, at) => (at === index ? { ...image, alt } : image)));

  return (
    <>
      <ul className={classes.tiles}>
        {images.map((image, index) => {
          const number = index + 1;
          return (
            <li key={image.key} className={classes.tile} data-picture={image.key} data-dragged={image.key === dragged || undefined}>
              <div className={classes.frame} {...drag} onPointerDown={(event) => event.pointerType === "mouse" && drag.onPointerDown(event, image.key)}>
                <img src={`/${image.key}`} alt={image.alt.zh} draggable={false} />
                {index === 0 && <Badge className={classes.cover ?? ""} size="sm" variant="filled">{t`Cover`}</Badge>}
              </div>
              <div className={classes.tools}>
                <ActionIcon
                  className={classes.handle ?? ""}
                  variant="default"
                  aria-label={t`Move picture ${number}; the arrow keys move it`}
                  onKeyDown={(event) => onKey(event, index)}
                  {...drag}
                  onPointerDown={(event) => drag.onPointerDown(event, image.key)}
                >
                  <IconGripVertical size={16} />
                </ActionIcon>
                {index > 0 && (
                  <ActionIcon variant="default" aria-label={t`Make picture ${number} the cover`} title={t`Make it the cover`} onClick={() => move(index, 0)}>
                    <IconStar size={16} />
                  </ActionIcon>
                )}
                <span className={classes.size}>{image.width && image.height ? `${image.width} × ${image.height}` : ""}</span>
                <ActionIcon variant="default" aria-label={t`Remove picture ${number}`} onClick={() => change(images.filter((_, at) => at !== index))}>
                  <IconTrash size={16} />
                </ActionIcon>
              </div>
              <WordsFields name={t`Picture ${number}`} alt={image.alt} change={(alt) => words(index, alt)} path={`images.${index}`} errorAt={errorAt} />
            </li>
          );
        })}
        {after}
      </ul>
      <p className={classes.unseen} role="status">{said}</p>
    </>
  );
}
