import { useEffect, useRef, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { FrameStore } from "./frame-store";
import { frameUrl, sideOf, wrapped } from "./frames";
import { Motion } from "./motion";
import "./turn.css";

interface Props {
  url: string;
  alt: string;
  frames: number;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 6, PageDown: -6 };
const WHEEL_PX = 40;
/** A wheel says nothing of its end: so long after its last word the piece is at rest. */
const WHEEL_QUIET_MS = 140;

/** A piece that turns: by mouse, finger, wheel or keys; let go, it runs on. At rest the frame itself is shown, sharp. */
export default function Turn({ url, alt, frames }: Props) {
  const { t } = useLingui();
  const { box, canvas, frame, done, touched, moving, hold, carry, letGo, step, fetchAll } = useTurning(url, frames);
  const shown = wrapped(frame + 1, frames);
  return (
    <div
      ref={box}
      class="turn"
      role="slider"
      tabIndex={0}
      aria-label={t`Turn the piece: ${alt}`}
      aria-valuemin={1}
      aria-valuemax={frames}
      aria-valuenow={shown}
      aria-valuetext={t`View ${shown} of ${frames}`}
      onFocus={fetchAll}
      onPointerEnter={fetchAll}
      onPointerDown={hold}
      onPointerMove={carry}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={(event) => {
        const steps = event.key === "Home" ? -((frame % frames) || 0) : STEPS[event.key];
        if (steps === undefined) return;
        event.preventDefault();
        step(steps);
      }}
    >
      <span class="picture">
        <img src={frameUrl(url, shown)} alt={alt} width={1200} height={1200} loading="lazy" draggable={false} />
        <canvas ref={canvas} class="turn-canvas" data-moving={moving} aria-hidden="true" />
      </span>
      {done > 0 && done < frames && <progress class="turn-progress" max={frames} value={done} aria-label={t`Loading the turn`} />}
      <span class="turn-hint" data-gone={touched} aria-hidden="true">
        <Trans>360° · drag to turn</Trans>
      </span>
    </div>
  );
}

function useTurning(url: string, frames: number) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const engine = useRef<Engine | null>(null);
  const [frame, setFrame] = useState(0);
  const [done, setDone] = useState(0);
  const [touched, setTouched] = useState(false);
  const [moving, setMoving] = useState(false);

  useEffect(() => {
    const [on, drawn] = [box.current, canvas.current];
    if (!on || !drawn) return;
    const made = new Engine(on, drawn, url, frames, { onRest: setFrame, onMoving: setMoving, onFetched: setDone });
    engine.current = made;
    const wheel = (event: WheelEvent) => {
      // Up and down scrolls the page; sideways, or with shift, turns the piece.
      const way = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.shiftKey ? event.deltaY : 0;
      if (!way && document.activeElement !== on) return;
      event.preventDefault();
      setTouched(true);
      made.wheel((way || event.deltaY) / WHEEL_PX);
    };
    on.addEventListener("wheel", wheel, { passive: false });
    const seen = new IntersectionObserver(([entry]) => entry && entry.intersectionRatio > 0.6 && made.fetchAll(), { threshold: 0.6 });
    seen.observe(on);
    return () => {
      seen.disconnect();
      on.removeEventListener("wheel", wheel);
      made.close();
    };
  }, [url, frames]);

  return {
    box,
    canvas,
    frame,
    done,
    touched,
    moving,
    fetchAll: () => engine.current?.fetchAll(),
    hold: (event: PointerEvent) => {
      box.current?.setPointerCapture(event.pointerId);
      engine.current?.hold(event);
    },
    carry: (event: PointerEvent) => {
      if (engine.current?.carry(event)) setTouched(true);
    },
    letGo: () => engine.current?.letGo(),
    step: (steps: number) => {
      setTouched(true);
      engine.current?.step(steps);
    },
  };
}

interface Told {
  onRest: (frame: number) => void;
  onMoving: (moving: boolean) => void;
  onFetched: (done: number) => void;
}

/** Draws what the motion says, once per picture of the screen and only when the frame is another one; React hears of it at rest. */
class Engine {
  private readonly motion = new Motion(matchMedia("(prefers-reduced-motion: reduce)").matches);
  private readonly store: FrameStore;
  private readonly pen: CanvasRenderingContext2D | null;
  private held: { x: number; time: number; speed: number } | null = null;
  private drawn: number | null = null;
  private beat = 0;
  private last = 0;
  private quietAt = 0;

  private readonly on: HTMLElement;
  private readonly frames: number;
  private readonly told: Told;

  constructor(on: HTMLElement, canvas: HTMLCanvasElement, url: string, frames: number, told: Told) {
    this.on = on;
    this.frames = frames;
    this.told = told;
    const side = sideOf(on.clientWidth || 400, devicePixelRatio, frames);
    canvas.width = canvas.height = side;
    this.pen = canvas.getContext("2d");
    this.store = new FrameStore(url, frames, side, told.onFetched);
  }

  fetchAll(): void {
    this.store.begin();
  }

  hold(event: PointerEvent): void {
    this.fetchAll();
    this.motion.drag(0);
    this.held = { x: event.clientX, time: event.timeStamp, speed: 0 };
  }

  /** True when a held piece was moved. A drag over the whole width is one turn, and the front follows the finger. */
  carry(event: PointerEvent): boolean {
    if (!this.held) return false;
    const turned = ((event.clientX - this.held.x) / Math.max(1, this.on.clientWidth)) * this.frames;
    const ms = Math.max(1, event.timeStamp - this.held.time);
    this.held = { x: event.clientX, time: event.timeStamp, speed: 0.7 * (turned / ms) + 0.3 * this.held.speed };
    this.turn(turned);
    return turned !== 0;
  }

  letGo(): void {
    if (!this.held) return;
    const { speed, time } = this.held;
    this.held = null;
    // Held still before letting go: it stays.
    this.motion.fling(performance.now() - time > 80 ? 0 : speed);
    this.wake();
  }

  private turn(frames: number): void {
    this.fetchAll();
    this.motion.drag(frames);
    this.wake();
  }

  wheel(frames: number): void {
    this.quietAt = performance.now() + WHEEL_QUIET_MS;
    this.turn(frames);
  }

  step(frames: number): void {
    this.fetchAll();
    this.motion.step(frames);
    this.wake();
  }

  close(): void {
    cancelAnimationFrame(this.beat);
    this.store.close();
  }

  private wake(): void {
    if (this.beat) return;
    this.last = performance.now();
    this.told.onMoving(true);
    this.beat = requestAnimationFrame(this.draw);
  }

  private readonly draw = (time: number): void => {
    this.motion.pass(Math.max(0, time - this.last));
    this.last = time;
    const wanted = wrapped(Math.round(this.motion.at) + 1, this.frames);
    if (wanted !== this.drawn) {
      const bitmap = this.store.nearest(wanted);
      if (bitmap) this.pen?.drawImage(bitmap, 0, 0);
      this.drawn = this.store.has(wanted) ? wanted : null;
    }
    const over = this.motion.resting && !this.held && time >= this.quietAt;
    this.beat = over ? 0 : requestAnimationFrame(this.draw);
    if (!over) return;
    this.told.onRest(wrapped(Math.round(this.motion.at) + 1, this.frames) - 1);
    this.told.onMoving(false);
  };
}
