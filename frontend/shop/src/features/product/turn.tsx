import { useRef, useState } from "react";
import { useLingui } from "@lingui/react/macro";
import { frameAfterDrag, frameUrl, wrapped } from "./frames";

interface Props {
  url: string;
  alt: string;
  frames: number;
}

/** A piece that turns: dragged by mouse or finger, turned by the arrow keys. Its frames are fetched when somebody reaches for it. */
export function Turn({ url, alt, frames }: Props) {
  const { t } = useLingui();
  const [frame, setFrame] = useState(1);
  const [touched, setTouched] = useState(false);
  const held = useRef<{ x: number; frame: number } | null>(null);
  const fetched = useRef<HTMLImageElement[]>([]);

  const fetchAll = () => {
    if (fetched.current.length > 0) return;
    fetched.current = Array.from({ length: frames }, (_, index) => Object.assign(new Image(), { src: frameUrl(url, index + 1) }));
  };
  const turn = (to: number) => {
    setFrame(wrapped(to, frames));
    setTouched(true);
  };
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 6, PageDown: -6 };

  return (
    <div
      class="turn"
      role="slider"
      tabIndex={0}
      aria-label={t`Turn the piece: ${alt}`}
      aria-valuemin={1}
      aria-valuemax={frames}
      aria-valuenow={frame}
      aria-valuetext={t`View ${frame} of ${frames}`}
      onFocus={fetchAll}
      onPointerEnter={fetchAll}
      onPointerDown={(event) => {
        fetchAll();
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { x: event.clientX, frame };
      }}
      onPointerMove={(event) => {
        if (!held.current) return;
        turn(frameAfterDrag(held.current.frame, event.clientX - held.current.x, event.currentTarget.clientWidth, frames));
      }}
      onPointerUp={() => (held.current = null)}
      onPointerCancel={() => (held.current = null)}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        turn(frame + step);
      }}
    >
      <span class="picture">
        <img src={frameUrl(url, frame)} alt={alt} loading="lazy" draggable={false} />
      </span>
      {!touched && <span class="turn-hint" aria-hidden="true">{t`360° · drag to turn`}</span>}
    </div>
  );
}
