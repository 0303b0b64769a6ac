import { api, ApiProblem } from "@parure/shared";

import type { ImportPlace } from "../../api/types";

export const LARGEST_BYTES = 50 * 1024 * 1024;
export const FILE_TYPES = ".csv,.tsv,.txt,.xlsx,.json,.jsonl";

export type FileTrouble = "format" | "size" | "empty";

/** What is wrong with a file before it is sent; the server looks again. */
export function troubleWith(file: { name: string; size: number }): FileTrouble | null {
  const end = file.name.toLowerCase().split(".").pop() ?? "";
  if (!file.name.includes(".") || !FILE_TYPES.split(",").includes(`.${end}`)) return "format";
  if (file.size === 0) return "empty";
  return file.size > LARGEST_BYTES ? "size" : null;
}

/** Sends a file straight into the private bucket by the form that the API hands out; the import's id. */
export async function uploadFile(file: File, idempotencyKey: string, onProgress: (share: number) => void): Promise<string> {
  const place = await api.post<ImportPlace>("/imports", { filename: file.name, bytes: file.size }, { idempotencyKey });
  const form = new FormData();
  for (const [name, value] of Object.entries(place.fields)) form.append(name, value);
  // S3 ignores every field after the file.
  form.append("file", file);
  await new Promise<void>((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", place.url);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? done() : fail(new ApiProblem({ status: request.status, code: "upload_failed" })));
    request.onerror = () => fail(new ApiProblem({ status: 0, code: "upload_failed" }));
    request.send(form);
  });
  return place.import_id;
}
