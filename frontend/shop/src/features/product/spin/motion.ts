/** A turning piece: where it is in frames (a fraction counts), how fast it goes, and how it comes to rest. */
export class Motion {
  /** Frames from the front, any number of turns. */
  at = 0;
  private speed = 0;
  private aim: number | null = null;

  private readonly still: boolean;

  constructor(still: boolean) {
    this.still = still;
  }

  get resting(): boolean {
    return this.speed === 0 && this.aim === null;
  }

  /** A hand holds it and moves it on. */
  drag(frames: number): void {
    this.at += frames;
    this.speed = 0;
    this.aim = null;
  }

  /** Let go at so many frames a millisecond: it runs on, unless the reader wants little motion. */
  fling(speed: number): void {
    this.speed = this.still || Math.abs(speed) < SLOWEST ? 0 : Math.max(-FASTEST, Math.min(FASTEST, speed));
    if (this.speed === 0) this.at = Math.round(this.at);
  }

  /** Turn on by whole frames, gliding there. */
  step(frames: number): void {
    const from = this.aim ?? Math.round(this.at);
    this.speed = 0;
    this.aim = from + frames;
    if (this.still) this.arrive(this.aim);
  }

  /** Time passes. */
  pass(ms: number): void {
    if (this.aim !== null) {
      const left = this.aim - this.at;
      this.at += left * (1 - Math.exp(-ms / GLIDE_MS));
      if (Math.abs(left) < 0.05) this.arrive(this.aim);
      return;
    }
    if (this.speed === 0) return;
    const slower = this.speed * Math.exp(-ms / RUN_MS);
    // The way gone while slowing down, not the first speed times the time: the same at 60 and at 120 pictures a second.
    this.at += (this.speed - slower) * RUN_MS;
    this.speed = Math.abs(slower) < SLOWEST ? 0 : slower;
    if (this.speed === 0) this.at = Math.round(this.at);
  }

  private arrive(at: number): void {
    this.at = at;
    this.aim = null;
  }
}

const RUN_MS = 420;
const GLIDE_MS = 70;
const SLOWEST = 0.004;
const FASTEST = 0.12;
