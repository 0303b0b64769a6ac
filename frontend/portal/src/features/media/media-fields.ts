import type { Text } from "../../api/types";

/* The media of a listing as the form holds them. What the server knows better (size, widths, still, frames) is shown and sent
   back as it came; the server takes its own word for it. */

export type ImageFields = { key: string; alt: Text; width: number | null; height: number | null; widths: number[]; placeholder: string | null };
export type VideoFields = { key: string; alt: Text; poster: string | null };
export type SpinFields = { key: string; alt: Text; frames: number | null };
export type ModelFields = { key: string; alt: Text };
export type MediaFields = { images: ImageFields[]; videos: VideoFields[]; spin: SpinFields | null; model: ModelFields | null };

export const MAX_IMAGES = 12;
export const MAX_VIDEOS = 2;
export const MIN_FRAMES = 24;
export const MAX_FRAMES = 72;

/** A listing as the API sends it; older listings lack the later fields. */
type MediaOfContent = {
  images: (Pick<ImageFields, "key" | "alt"> & Partial<Omit<ImageFields, "key" | "alt">>)[];
  videos?: (Pick<VideoFields, "key" | "alt"> & Partial<VideoFields>)[];
  spin?: (Pick<SpinFields, "key" | "alt"> & Partial<SpinFields>) | null;
  model?: ModelFields | null;
};

export const noMedia = (): MediaFields => ({ images: [], videos: [], spin: null, model: null });

export function mediaFieldsOf({ images, videos = [], spin = null, model = null }: MediaOfContent): MediaFields {
  return {
    images: images.map(({ key, alt, width = null, height = null, widths = [], placeholder = null }) => ({ key, alt: { ...alt }, width, height, widths: [...widths], placeholder })),
    videos: videos.map(({ key, alt, poster = null }) => ({ key, alt: { ...alt }, poster })),
    spin: spin && { key: spin.key, alt: { ...spin.alt }, frames: spin.frames ?? null },
    model: model && { key: model.key, alt: { ...model.alt } },
  };
}

export function mediaContentOf({ images, videos, spin, model }: MediaFields): MediaFields {
  return {
    images: images.map(described),
    videos: videos.map(described),
    spin: spin && described(spin),
    model: model && described(model),
  };
}

const described = <Medium extends { alt: Text }>(medium: Medium): Medium => ({ ...medium, alt: { zh: medium.alt.zh.trim(), en: medium.alt.en.trim() } });

/** Moves one entry; places outside the list are its ends. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const rest = [...list];
  const [entry] = rest.splice(from, 1);
  if (entry === undefined) return rest;
  rest.splice(Math.max(0, Math.min(to, rest.length)), 0, entry);
  return rest;
}
