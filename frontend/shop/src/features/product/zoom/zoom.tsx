import { useCallback, useEffect, useRef, useState } from "react";
import { useLingui } from "@lingui/react/macro";
import type { Picture } from "@parure/shared";
import { ChevronIcon, CloseIcon } from "../../../ui/icons";
import { srcsetOf } from "../../../ui/srcset";
import { fromMiddle, Hands } from "./hands";
import { fitted, moved, mostOf, toggledAt, WHOLE, zoomedAt, type Frame, type View } from "./view";
import "./zoom.css";

interface Props {
  pictures: readonly Picture[];
  /** Which one is looked at first. */
  first: number;
  title: string;
  onClose: () => void;
}

const STEP = 1.5;
const WALK_PX = 80;
const SWIPE_PX = 60;

/** Pictures one by one over the whole screen: pinched, wheeled, tapped twice or by keys they come near. */
export default function Zoom({ pictures, first, title, onClose }: Props) {
  const { t } = useLingui();
  const [index, setIndex] = useState(first);
  const dialog = useRef<HTMLDialogElement>(null);
  const picture = pictures[index];
  const { stage, image, view, calm, look, keep, hands } = useLook(index, {
    onSwipe: (step) => go(step),
    onClose,
  });
  const go = (step: number) => setIndex((now) => Math.min(Math.max(now + step, 0), pictures.length - 1));

  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);

  if (!picture) return null;
  const near = view.scale > 1.01;
  const keys: Record<string, () => void> = {
    "+": () => look((now, frame) => zoomedAt(now, STEP, { x: 0, y: 0 }, frame), true),
    "=": () => look((now, frame) => zoomedAt(now, STEP, { x: 0, y: 0 }, frame), true),
    "-": () => look((now, frame) => zoomedAt(now, 1 / STEP, { x: 0, y: 0 }, frame), true),
    "0": () => look(() => WHOLE, true),
    ArrowLeft: () => (near ? look((now, frame) => moved(now, WALK_PX, 0, frame), true) : go(-1)),
    ArrowRight: () => (near ? look((now, frame) => moved(now, -WALK_PX, 0, frame), true) : go(1)),
    ArrowUp: () => look((now, frame) => moved(now, 0, WALK_PX, frame), true),
    ArrowDown: () => look((now, frame) => moved(now, 0, -WALK_PX, frame), true),
  };

  return (
    <dialog
      ref={dialog}
      class="zoom"
      aria-label={t`Pictures of ${title}`}
      onClose={onClose}
      onKeyDown={(event) => {
        const act = keys[event.key];
        if (!act || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        act();
      }}
    >
      <div
        ref={stage}
        class="zoom-stage"
        data-near={near}
        onPointerDown={(event) => hands.press(event, event.currentTarget)}
        onPointerMove={(event) => hands.move(event, event.currentTarget)}
        onPointerUp={(event) => hands.release(event, event.currentTarget)}
        onPointerCancel={(event) => hands.release(event, event.currentTarget)}
      >
        <picture>
          {(["avif", "webp"] as const).map((format) => {
            const srcset = srcsetOf(picture, format);
            // Near, the largest there is: its pixels are what somebody came to see.
            return srcset && <source key={format} type={`image/${format}`} srcset={srcset} sizes={near ? "2400px" : "100vmin"} />;
          })}
          <img
            key={picture.url}
            ref={image}
            class={calm ? "zoom-image zoom-calm" : "zoom-image"}
            src={picture.url}
            alt={picture.alt || title}
            width={picture.width ?? 1200}
            height={picture.height ?? 1200}
            draggable={false}
            style={{ transform: `translate3d(${view.x}px, ${view.y}px, 0) scale(${view.scale})` }}
            onLoad={keep}
          />
        </picture>
      </div>
      <div class="zoom-bar">
        {pictures.length > 1 && (
          <>
            <button type="button" class="icon-button zoom-back" aria-label={t`Previous picture`} disabled={index === 0} onClick={() => go(-1)}>
              <ChevronIcon />
            </button>
            <span class="zoom-count" aria-live="polite">
              {index + 1} / {pictures.length}
            </span>
            <button type="button" class="icon-button" aria-label={t`Next picture`} disabled={index === pictures.length - 1} onClick={() => go(1)}>
              <ChevronIcon />
            </button>
            <span class="zoom-gap" aria-hidden="true" />
          </>
        )}
        <button type="button" class="icon-button zoom-sign" aria-label={t`Smaller`} disabled={!near} onClick={keys["-"]}>
          −
        </button>
        <span class="zoom-count">{Math.round(view.scale * 100)}%</span>
        <button type="button" class="icon-button zoom-sign" aria-label={t`Larger`} onClick={keys["+"]}>
          +
        </button>
      </div>
      <button type="button" class="icon-button zoom-close" aria-label={t`Close`} onClick={onClose}>
        <CloseIcon />
      </button>
    </dialog>
  );
}

type Change = (view: View, frame: Frame) => View;

/** The view of the picture in its stage, moved by hands and wheel; a new picture begins whole. */
function useLook(index: number, { onSwipe, onClose }: { onSwipe: (step: number) => void; onClose: () => void }) {
  const stage = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const [view, setView] = useState(WHOLE);
  const [calm, setCalm] = useState(true);
  const now = useRef(WHOLE);
  const acts = useRef({ onSwipe, onClose });
  acts.current = { onSwipe, onClose };

  const look = useCallback((change: Change, calmly = false) => {
    const frame = frameOf(stage.current, image.current);
    if (!frame) return;
    now.current = change(now.current, frame);
    setCalm(calmly);
    setView(now.current);
  }, []);
  const [hands] = useState(
    () =>
      new Hands({
        onPinch: (factor, at, dx, dy) => look((was, frame) => moved(zoomedAt(was, factor, at, frame), dx, dy, frame)),
        onDrag: (dx, dy) => look((was, frame) => moved(was, dx, dy, frame)),
        onDoubleTap: (at) => look((was, frame) => toggledAt(was, at, frame), true),
        onLetGo: (way) => {
          if (now.current.scale > 1.01) return;
          if (Math.abs(way.x) > SWIPE_PX && Math.abs(way.x) > Math.abs(way.y)) acts.current.onSwipe(way.x < 0 ? 1 : -1);
          else if (way.y > 2 * SWIPE_PX) acts.current.onClose();
        },
      }),
  );

  useEffect(() => look(() => WHOLE), [index]);
  useEffect(() => {
    const on = stage.current;
    // Not passive: the wheel enlarges the picture and must not scroll or enlarge the page.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      look((was, frame) => zoomedAt(was, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), fromMiddle(event, on!), frame));
    };
    on?.addEventListener("wheel", wheel, { passive: false });
    return () => on?.removeEventListener("wheel", wheel);
  }, []);

  return { stage, image, view, calm, look, hands, keep: () => look((was) => was) };
}

function frameOf(stage: HTMLElement | null, image: HTMLImageElement | null): Frame | null {
  if (!stage || !image) return null;
  const { clientWidth: width, clientHeight: height } = stage;
  const ratio = (image.naturalWidth || image.width) / (image.naturalHeight || image.height || 1);
  const fit = fitted(width, height, ratio);
  return { width, height, ...fit, most: mostOf(image.naturalWidth, fit.pictureWidth, devicePixelRatio) };
}
