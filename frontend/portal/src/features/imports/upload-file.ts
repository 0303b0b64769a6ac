import { api } from "@parure/shared";

import type { ImportPlace } from "../../api/types";
import { postFile } from "../media/transport";

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
  await postFile(place, file, onProgress);
  return place.import_id;
}
