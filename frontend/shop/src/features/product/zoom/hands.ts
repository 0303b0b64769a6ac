import type { Point } from "./view";

interface Moves {
  /** Two fingers: apart or together around a point, and along with them. */
  onPinch: (factor: number, at: Point, dx: number, dy: number) => void;
  onDrag: (dx: number, dy: number) => void;
  /** One finger let go after a way of so many pixels. */
  onLetGo: (way: Point) => void;
  onDoubleTap: (at: Point) => void;
}

const TWICE_WITHIN_MS = 300;
const A_TAP_PX = 10;

/** Fingers and mouse on an element, told as pinch, drag and double tap; points are counted from the element's middle. */
export class Hands {
  private readonly fingers = new Map<number, Point>();
  private from: Point | null = null;
  private lastTap: { at: Point; time: number } | null = null;
  private pinched = false;

  private readonly moves: Moves;

  constructor(moves: Moves) {
    this.moves = moves;
  }

  get down(): boolean {
    return this.fingers.size > 0;
  }

  press(event: PointerEvent, on: HTMLElement): void {
    on.setPointerCapture(event.pointerId);
    const at = fromMiddle(event, on);
    this.fingers.set(event.pointerId, at);
    if (this.fingers.size === 1) {
      this.from = at;
      this.pinched = false;
    } else this.pinched = true;
  }

  move(event: PointerEvent, on: HTMLElement): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const at = fromMiddle(event, on);
    const others = [...this.fingers].filter(([id]) => id !== event.pointerId);
    this.fingers.set(event.pointerId, at);
    const [other] = others;
    if (!other) return this.moves.onDrag(at.x - before.x, at.y - before.y);
    const [, still] = other;
    const was = Math.hypot(before.x - still.x, before.y - still.y);
    const now = Math.hypot(at.x - still.x, at.y - still.y);
    const middle = { x: (at.x + still.x) / 2, y: (at.y + still.y) / 2 };
    this.moves.onPinch(now / Math.max(1, was), middle, (at.x - before.x) / 2, (at.y - before.y) / 2);
  }

  release(event: PointerEvent, on: HTMLElement): void {
    if (!this.fingers.delete(event.pointerId) || this.fingers.size > 0) return;
    const at = fromMiddle(event, on);
    const from = this.from ?? at;
    this.from = null;
    if (this.pinched) return;
    const way = { x: at.x - from.x, y: at.y - from.y };
    if (Math.hypot(way.x, way.y) > A_TAP_PX) return this.moves.onLetGo(way);
    const last = this.lastTap;
    this.lastTap = { at, time: event.timeStamp };
    if (last && event.timeStamp - last.time < TWICE_WITHIN_MS && Math.hypot(at.x - last.at.x, at.y - last.at.y) < 3 * A_TAP_PX) {
      this.lastTap = null;
      this.moves.onDoubleTap(at);
    }
  }
}

export function fromMiddle(event: { clientX: number; clientY: number }, on: HTMLElement): Point {
  const box = on.getBoundingClientRect();
  return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
}
