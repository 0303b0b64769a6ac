import { api, ApiProblem } from "@parure/shared";

import type { MediaUpload } from "../../api/types";

export const PICTURE_TYPES = ["image/webp", "image/jpeg", "image/png", "image/avif"];
const LARGEST_BYTES = 8 * 1024 * 1024;

/**
 * Puts a picture straight into the intake bucket by the presigned form that the API hands out; returns its key.
 *
 * Throws RangeError for a file that the bucket would refuse, ApiProblem for everything else.
 */
export async function uploadPicture(file: File): Promise<string> {
  if (!PICTURE_TYPES.includes(file.type) || file.size > LARGEST_BYTES) throw new RangeError(file.name);
  const { key, url, fields } = await api.post<MediaUpload>("/media", { kind: "image", content_type: file.type, bytes: file.size });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // S3 ignores every field after the file.
  form.append("file", file);
  const answer = await fetch(url, { method: "POST", body: form }).catch(() => null);
  if (!answer?.ok) throw new ApiProblem({ status: answer?.status ?? 0, code: "upload_failed" });
  return key;
}
