import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";

import { transport } from "../media/transport";

export const DOCUMENT_TYPES = ["application/pdf", "image/jpeg", "image/png", "image/webp"];
const LARGEST_MEGABYTES = 20;
const ASK_EVERY_MS = 700;
const PATIENCE_MS = 60_000;

type Place = { media_id: string; key: string; url: string; fields: Record<string, string> };
type Checked = { state: "waiting" | "ready" | "failed"; failure: { detail: string } | null };

/** Not a file that the mall takes; the message says why. */
export class DocumentRefused extends Error {}

/** Puts a document into the private intake and waits until it is checked; returns its id. */
export async function uploadDocument(file: File, idempotencyKey: string, onProgress: (share: number) => void): Promise<string> {
  if (!DOCUMENT_TYPES.includes(file.type)) throw new DocumentRefused(t`A document is a PDF or a picture (JPEG, PNG, WebP).`);
  if (file.size > LARGEST_MEGABYTES * 1024 * 1024) throw new DocumentRefused(t`The file is larger than ${LARGEST_MEGABYTES} MB.`);
  const wanted = { kind: "document", content_type: file.type, bytes: file.size, name: file.name.slice(-120) };
  const place = await api.post<Place>("/media", wanted, { idempotencyKey });
  await transport.send(place, file, onProgress);
  onProgress(1);
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; await transport.pause(ASK_EVERY_MS)) {
    const { state, failure } = await api.get<Checked>(`/media/${place.media_id}`);
    if (state === "ready") return place.media_id;
    if (state === "failed") throw new DocumentRefused(failure?.detail ?? t`The file could not be read.`);
  }
  throw new DocumentRefused(t`Checking takes longer than usual. Save in a minute.`);
}
