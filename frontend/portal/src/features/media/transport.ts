import { t } from "@lingui/core/macro";
import { api, ApiProblem, randomId } from "@parure/shared";

import { explain } from "../../api/problems";
import type { Medium, Place, Transport } from "./upload-queue";

/** The mall's own way: a form from the API, the file straight into the intake bucket, then questions until it is checked. */
export const transport: Transport = {
  start: (wanted, idempotencyKey) => api.post<Place>("/media", wanted, { idempotencyKey }),
  send: postFile,
  look: async (ids) => (await Promise.all(portions(ids, 100).map((some) => api.get<{ items: Medium[] }>("/media", { query: { ids: some.join(",") } })))).flatMap(({ items }) => items),
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  explain: (error) => (error instanceof NotTaken ? t`The file was not taken. Try again.` : explain(error)),
  newId: randomId,
};

/** The bucket refused the form, which is good for a quarter of an hour. */
class NotTaken extends ApiProblem {}

/** By XMLHttpRequest, for fetch tells nothing of how much is sent. */
export function postFile({ url, fields }: Pick<Place, "url" | "fields">, file: File, onProgress: (share: number) => void): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // S3 ignores every field after the file.
  form.append("file", file);
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? done() : fail(new NotTaken({ status: request.status, code: "upload_failed" })));
    request.onerror = () => fail(new ApiProblem({ status: 0, code: "upload_failed" }));
    request.send(form);
  });
}

function portions<Entry>(list: Entry[], size: number): Entry[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}
