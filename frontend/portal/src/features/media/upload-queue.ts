import type { UploadKind } from "./kinds";

/* Files on their way: sent a few at a time, looked after until they are checked, handed over in the order they were chosen. */

export type Wanted = { kind: UploadKind; content_type: string; bytes: number; group?: string; position?: number };
export type Place = { media_id: string; key: string; url: string; fields: Record<string, string> };
/** What GET /media tells, as far as it matters here. */
export type Medium = {
  media_id: string;
  state: "waiting" | "ready" | "failed";
  key: string;
  width: number | null;
  height: number | null;
  widths: number[];
  placeholder: string | null;
  poster: string | null;
  frames: number | null;
  failure: { code: string; detail: string } | null;
};
export type Phase = "queued" | "sending" | "checking" | "ready" | "failed";
export type Upload = {
  id: string;
  kind: UploadKind;
  file: File;
  contentType: string;
  group: string | undefined;
  position: number | undefined;
  phase: Phase;
  /** Share of the file that is sent, 0 to 1. */
  progress: number;
  problem: string | null;
  /** False when the same file would fail again. */
  retriable: boolean;
  medium: Medium | null;
};
export type NewUpload = Pick<Upload, "kind" | "file" | "contentType"> & { group?: string; position?: number; refusal?: string | null };

export type Transport = {
  start: (wanted: Wanted, idempotencyKey: string) => Promise<Place>;
  send: (place: Place, file: File, onProgress: (share: number) => void) => Promise<void>;
  look: (ids: string[]) => Promise<Medium[]>;
  pause: (milliseconds: number) => Promise<void>;
  explain: (error: unknown) => string;
  newId: () => string;
};

const AT_ONCE = 3;
const FIRST_LOOK_MS = 600;
const LONGEST_PAUSE_MS = 4_000;

export class UploadQueue {
  private readonly transport: Transport;
  private readonly handOver: (ready: Upload[]) => void;
  private list: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private looking = false;
  private closed = false;

  /** `handOver` is called with what is ready, in the order chosen; it leaves the queue then. */
  constructor(transport: Transport, handOver: (ready: Upload[]) => void) {
    this.transport = transport;
    this.handOver = handOver;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): readonly Upload[] => this.list;

  add(files: NewUpload[]): void {
    const added = files.map(({ refusal = null, group, position, ...file }): Upload => ({
      ...file, group, position, id: this.transport.newId(), phase: refusal ? "failed" : "queued", progress: 0, problem: refusal, retriable: false, medium: null,
    }));
    this.change([...this.list, ...added]);
    this.pump();
  }

  retry(id: string): void {
    // A new id is a new idempotency key: the first attempt may have left an upload that failed.
    this.change(this.list.map((one) => (one.id === id ? { ...one, id: this.transport.newId(), phase: "queued", progress: 0, problem: null, medium: null } : one)));
    this.pump();
  }

  dismiss(id: string): void {
    this.change(this.list.filter((one) => one.id !== id));
    this.settle();
  }

  clear(): void {
    this.change([]);
  }

  close(): void {
    this.closed = true;
    this.listeners.clear();
  }

  /** Opens it again: React mounts a component twice while developing. */
  open(): void {
    this.closed = false;
    this.pump();
  }

  private change(list: readonly Upload[]): void {
    this.list = list;
    this.listeners.forEach((listener) => listener());
  }

  private update(id: string, change: Partial<Upload>): void {
    this.change(this.list.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  private pump(): void {
    if (this.closed) return;
    const free = AT_ONCE - this.list.filter(({ phase }) => phase === "sending").length;
    for (const upload of this.list.filter(({ phase }) => phase === "queued").slice(0, Math.max(0, free))) void this.send(upload);
  }

  private async send({ id, kind, file, contentType, group, position }: Upload): Promise<void> {
    this.update(id, { phase: "sending" });
    try {
      const wanted: Wanted = { kind, content_type: contentType, bytes: file.size, ...(group === undefined ? {} : { group, position: position ?? 1 }) };
      const place = await this.transport.start(wanted, `upload-${id}`);
      await this.transport.send(place, file, (progress) => this.update(id, { progress }));
      this.update(id, { phase: "checking", progress: 1, medium: { ...waiting, media_id: place.media_id, key: place.key } });
      void this.watch();
    } catch (error) {
      this.update(id, { phase: "failed", problem: this.transport.explain(error), retriable: true });
    }
    this.pump();
  }

  private async watch(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    for (let pause = FIRST_LOOK_MS; this.waitingIds().length > 0 && !this.closed; pause = Math.min(pause * 1.4, LONGEST_PAUSE_MS)) {
      await this.transport.pause(pause);
      // An answer that is lost is asked for again; what was sent is safe.
      const media = await this.transport.look(this.waitingIds()).catch(() => []);
      for (const medium of media) this.learn(medium);
      if (media.some(({ state }) => state !== "waiting")) pause = FIRST_LOOK_MS;
    }
    this.looking = false;
  }

  private waitingIds(): string[] {
    return this.list.flatMap(({ phase, medium }) => (phase === "checking" && medium ? [medium.media_id] : []));
  }

  private learn(medium: Medium): void {
    const upload = this.list.find((one) => one.medium?.media_id === medium.media_id);
    if (!upload || medium.state === "waiting") return;
    if (medium.state === "ready") this.update(upload.id, { phase: "ready", medium });
    else this.update(upload.id, { phase: "failed", medium, problem: medium.failure?.detail ?? null, retriable: medium.failure?.code === "not_processed" });
    this.settle();
  }

  /** Hands over what is ready and not behind a file that is still on its way; a failed one holds nobody up. */
  private settle(): void {
    const stop = this.list.findIndex(({ phase }) => phase !== "ready" && phase !== "failed");
    const ready = (stop < 0 ? this.list : this.list.slice(0, stop)).filter(({ phase }) => phase === "ready");
    if (ready.length === 0) return;
    this.change(this.list.filter((one) => !ready.includes(one)));
    this.handOver(ready);
  }
}

const waiting: Medium = {
  media_id: "", state: "waiting", key: "", width: null, height: null, widths: [], placeholder: null, poster: null, frames: null, failure: null,
};
