import { expect, test, vi } from "vitest";

import { UploadQueue, type Medium, type NewUpload, type Place, type Transport, type Upload } from "./upload-queue";

const file = (name: string): File => new File(["x".repeat(10)], name, { type: "image/jpeg" });
const picture = (name: string): NewUpload => ({ kind: "image", file: file(name), contentType: "image/jpeg" });
const medium = (media_id: string, state: Medium["state"], failure: Medium["failure"] = null): Medium => ({
  media_id, state, key: `media/org/${media_id}/image.webp`, width: 900, height: 900, widths: [400], placeholder: null, poster: null, frames: null, failure,
});

/** A bucket and an API in memory: `states` says what has become of each file, by its name. */
function world(states: Record<string, Medium["state"]>) {
  const names = new Map<string, string>();
  const started: string[] = [];
  let sending = 0;
  let most = 0;
  let ids = 0;
  const transport: Transport = {
    start: async (_, key): Promise<Place> => {
      started.push(key);
      return { media_id: `med_${key}`, key: `media/org/med_${key}/image.webp`, url: "https://bucket", fields: {} };
    },
    send: async ({ media_id }, sent, onProgress) => {
      most = Math.max(most, ++sending);
      names.set(media_id, sent.name);
      onProgress(0.5);
      await Promise.resolve();
      sending -= 1;
    },
    look: async (asked) => asked.map((id) => medium(id, states[names.get(id) ?? ""] ?? "ready", states[names.get(id) ?? ""] === "failed" ? { code: "malware", detail: "Poison" } : null)),
    pause: () => new Promise((done) => setTimeout(done, 1)),
    explain: (error) => String(error),
    newId: () => `u${++ids}`,
  };
  const handed: string[] = [];
  const queue = new UploadQueue(transport, (ready: Upload[]) => handed.push(...ready.map((one) => one.file.name)));
  return { transport, queue, handed, started, most: () => most };
}

test("files are handed over in the order they were chosen, whichever is checked first", async () => {
  const states: Record<string, Medium["state"]> = { a: "waiting", b: "ready", c: "ready" };
  const { queue, handed } = world(states);
  queue.add([picture("a"), picture("b"), picture("c")]);
  await vi.waitFor(() => expect(queue.current().map(({ phase }) => phase)).toEqual(["checking", "ready", "ready"]));
  expect(handed).toEqual([]);

  states.a = "ready";
  await vi.waitFor(() => expect(handed).toEqual(["a", "b", "c"]));
  expect(queue.current()).toEqual([]);
});

test("a file that fails says why, holds nobody up and may be dismissed", async () => {
  const { queue, handed } = world({ bad: "failed" });
  queue.add([picture("bad"), picture("good")]);
  await vi.waitFor(() => expect(handed).toEqual(["good"]));

  const [failed] = queue.current();
  expect([failed?.phase, failed?.problem, failed?.retriable]).toEqual(["failed", "Poison", false]);
  queue.dismiss(failed?.id ?? "");
  expect(queue.current()).toEqual([]);
});

test("a lost connection is tried again with a key of its own", async () => {
  const { queue, handed, started, transport } = world({});
  const send = transport.send;
  transport.send = () => Promise.reject(new Error("offline"));
  queue.add([picture("a")]);
  await vi.waitFor(() => expect(queue.current()[0]?.phase).toBe("failed"));
  expect(queue.current()[0]?.retriable).toBe(true);

  transport.send = send;
  queue.retry(queue.current()[0]?.id ?? "");
  await vi.waitFor(() => expect(handed).toEqual(["a"]));
  expect(new Set(started).size).toBe(2);
});

test("three files are sent at once, and a refused one is never sent", async () => {
  const { queue, handed, started, most } = world({});
  queue.add([...Array.from({ length: 8 }, (_, index) => picture(String(index))), { ...picture("text"), refusal: "No picture" }]);
  await vi.waitFor(() => expect(handed).toHaveLength(8));

  expect(most()).toBeLessThanOrEqual(3);
  expect(started).toHaveLength(8);
  expect(queue.current().map(({ problem }) => problem)).toEqual(["No picture"]);
});
