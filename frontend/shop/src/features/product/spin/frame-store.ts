import { frameUrl, inCoarseOrder, nearest } from "./frames";

const AT_ONCE = 4;

/** The frames of a turn, decoded ahead and as large as they are shown, so that drawing one is a copy. */
export class FrameStore {
  private readonly kept = new Map<number, ImageBitmap>();
  private readonly stopped = new AbortController();
  private begun = false;

  private readonly url: string;
  readonly frames: number;
  private readonly side: number;
  private readonly onFrame: (done: number) => void;

  constructor(url: string, frames: number, side: number, onFrame: (done: number) => void) {
    this.url = url;
    this.frames = frames;
    this.side = side;
    this.onFrame = onFrame;
  }

  /** Fetches all frames, coarse to fine; a second call does nothing. */
  begin(): void {
    if (this.begun) return;
    this.begun = true;
    const order = inCoarseOrder(this.frames);
    for (let lane = 0; lane < AT_ONCE; lane += 1) void this.fetchNext(order);
  }

  /** The wanted frame, or the nearest that is here. */
  nearest(wanted: number): ImageBitmap | null {
    const frame = nearest(wanted, this.frames, (one) => this.kept.has(one));
    return frame === null ? null : (this.kept.get(frame) ?? null);
  }

  has(frame: number): boolean {
    return this.kept.has(frame);
  }

  close(): void {
    this.stopped.abort();
    for (const bitmap of this.kept.values()) bitmap.close();
    this.kept.clear();
  }

  private async fetchNext(order: number[]): Promise<void> {
    for (let frame = order.shift(); frame !== undefined && !this.stopped.signal.aborted; frame = order.shift()) {
      try {
        const answer = await fetch(frameUrl(this.url, frame), { signal: this.stopped.signal });
        if (!answer.ok) continue;
        const bitmap = await createImageBitmap(await answer.blob(), { resizeWidth: this.side, resizeHeight: this.side, resizeQuality: "medium" });
        if (this.stopped.signal.aborted) return bitmap.close();
        this.kept.set(frame, bitmap);
        this.onFrame(this.kept.size);
      } catch {
        // One frame that does not come is stood in for by its neighbour.
      }
    }
  }
}
