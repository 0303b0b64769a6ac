import { t } from "@lingui/core/macro";

export type UploadKind = "image" | "video" | "spin_frame" | "model";

const PICTURES = ["image/jpeg", "image/png", "image/webp", "image/avif"];
/* As functions/media/rules/kinds.py has them: said before a long upload instead of after it. The server decides. */
const RULES: Record<UploadKind, { types: string[]; megabytes: number }> = {
  image: { types: PICTURES, megabytes: 20 },
  spin_frame: { types: PICTURES, megabytes: 8 },
  video: { types: ["video/mp4", "video/quicktime"], megabytes: 50 },
  model: { types: ["model/gltf-binary"], megabytes: 15 },
};
/** Browsers do not know these endings, or not all of them. */
const BY_ENDING: Record<string, string> = { glb: "model/gltf-binary", mov: "video/quicktime", avif: "image/avif" };

export const acceptOf = (kind: UploadKind): string =>
  kind === "model" ? ".glb,model/gltf-binary" : RULES[kind].types.join(",");

export const typeOf = ({ name, type }: Pick<File, "name" | "type">): string => type || BY_ENDING[name.toLowerCase().split(".").pop() ?? ""] || "";

/** What a dropped file is meant to be; null for what has no place in a listing. */
export function kindOf(file: Pick<File, "name" | "type">): UploadKind | null {
  const type = typeOf(file);
  return (["image", "video", "model"] as const).find((kind) => RULES[kind].types.includes(type)) ?? null;
}

/** Why a file need not be sent at all; null when it may. */
export function refusalOf(kind: UploadKind, file: Pick<File, "name" | "type" | "size">): string | null {
  const { types, megabytes } = RULES[kind];
  if (!types.includes(typeOf(file))) {
    if (kind === "video") return t`Films are MP4 or MOV with H.264.`;
    if (kind === "model") return t`3D models are GLB files.`;
    return t`Pictures are JPEG, PNG, WebP or AVIF.`;
  }
  if (file.size === 0) return t`The file is empty.`;
  return file.size > megabytes * 1024 * 1024 ? t`The file is larger than ${megabytes} MB.` : null;
}
