import type { Pose, Stage } from "./stage";

const TABLE_UP = Math.PI / 2;
const RING: Pose = { yaw: 0.55, pitch: 0.5, near: 1 };
const STONE: Pose = { yaw: 0.2, pitch: 1.02, near: 1 };
const PER_PX = 0.008;
const RUN_MS = 380;
const SLOWEST = 0.00004;
const A_STEP = Math.PI / 24;
/** How long it turns by itself, to show that it is no picture. */
const SHOWS_ITSELF_MS = 7000;
const SHOWING = 0.00022;

/** A piece in the hand: dragged, flung, wheeled, pinched, by keys; it draws only while something moves, then rests and sharpens. */
export class Handling {
  private pose: Pose = { ...STONE };
  private readonly fingers = new Map<number, { x: number; y: number }>();
  private speed = { yaw: 0, pitch: 0 };
  private lastMove = 0;
  private beat = 0;
  private last = 0;
  private showing: number;
  private readonly wheel: (event: WheelEvent) => void;
  private readonly resized: ResizeObserver;

  private readonly on: HTMLCanvasElement;
  private readonly stage: Stage;

  constructor(on: HTMLCanvasElement, stage: Stage) {
    this.on = on;
    this.stage = stage;
    this.showing = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : SHOWS_ITSELF_MS;
    this.wheel = (event) => {
      event.preventDefault();
      this.nearer(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)));
    };
    on.addEventListener("wheel", this.wheel, { passive: false });
    this.resized = new ResizeObserver(() => this.wake());
    this.resized.observe(on);
  }

  /** A new scene begins in the pose that shows it best. */
  show(asRing: boolean): void {
    this.pose = { ...(asRing ? RING : STONE), near: 1 };
    this.wake();
  }

  hold(event: PointerEvent): void {
    this.on.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.showing = 0;
    this.speed = { yaw: 0, pitch: 0 };
  }

  carry(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    if (other) {
      const [was, is] = [before, now].map((at) => Math.hypot(at.x - other.x, at.y - other.y));
      return this.nearer((is ?? 1) / Math.max(1, was ?? 1));
    }
    const [yaw, pitch] = [(now.x - before.x) * PER_PX, (now.y - before.y) * PER_PX];
    const ms = Math.max(1, event.timeStamp - this.lastMove);
    this.lastMove = event.timeStamp;
    this.speed = { yaw: 0.6 * (yaw / ms) + 0.4 * this.speed.yaw, pitch: 0.6 * (pitch / ms) + 0.4 * this.speed.pitch };
    this.turn(yaw, pitch);
  }

  letGo(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || event.timeStamp - this.lastMove > 80;
    if (still) this.speed = { yaw: 0, pitch: 0 };
    this.wake();
  }

  /** True when the key means something here. */
  key(key: string): boolean {
    const acts: Record<string, () => void> = {
      ArrowLeft: () => this.turn(-A_STEP, 0),
      ArrowRight: () => this.turn(A_STEP, 0),
      ArrowUp: () => this.turn(0, -A_STEP),
      ArrowDown: () => this.turn(0, A_STEP),
      "+": () => this.nearer(1.2),
      "=": () => this.nearer(1.2),
      "-": () => this.nearer(1 / 1.2),
    };
    this.showing = 0;
    acts[key]?.();
    return key in acts;
  }

  close(): void {
    cancelAnimationFrame(this.beat);
    this.on.removeEventListener("wheel", this.wheel);
    this.resized.disconnect();
  }

  private turn(yaw: number, pitch: number): void {
    this.pose = { ...this.pose, yaw: this.pose.yaw + yaw, pitch: Math.min(TABLE_UP, Math.max(-0.5, this.pose.pitch + pitch)) };
    this.wake();
  }

  private nearer(factor: number): void {
    this.showing = 0;
    this.pose = { ...this.pose, near: Math.min(3.2, Math.max(0.7, this.pose.near * factor)) };
    this.wake();
  }

  private dirty = true;

  private wake(): void {
    this.dirty = true;
    if (this.beat) return;
    this.last = performance.now();
    this.beat = requestAnimationFrame(this.draw);
  }

  private readonly draw = (time: number): void => {
    const passed = Math.max(0, time - this.last);
    const ms = Math.min(100, passed);
    this.last = time;
    const flung = this.fingers.size === 0 && Math.hypot(this.speed.yaw, this.speed.pitch) > SLOWEST;
    if (this.showing > 0) {
      this.showing -= passed;
      this.pose.yaw += ms * SHOWING * Math.min(1, this.showing / 1500);
    } else if (flung) {
      const kept = Math.exp(-ms / RUN_MS);
      this.pose.yaw += this.speed.yaw * ms;
      this.pose.pitch = Math.min(TABLE_UP, Math.max(-0.5, this.pose.pitch + this.speed.pitch * ms));
      this.speed = { yaw: this.speed.yaw * kept, pitch: this.speed.pitch * kept };
    }
    const moving = this.dirty || this.showing > 0 || flung;
    this.dirty = false;
    let again = moving;
    if (moving) this.stage.move(this.pose, passed);
    else again = this.stage.rest(this.pose, passed);
    this.beat = again ? requestAnimationFrame(this.draw) : 0;
  };
}
