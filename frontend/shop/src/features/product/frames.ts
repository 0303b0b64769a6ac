/** Frame n of a turn, counted from 1. */
export const frameUrl = (url: string, frame: number): string => `${url}/${String(frame).padStart(2, "0")}.webp`;

/** After the last frame comes the first. */
export const wrapped = (frame: number, frames: number): number => ((((frame - 1) % frames) + frames) % frames) + 1;

/** A drag over the whole width is one turn, and the front follows the finger. */
export const frameAfterDrag = (from: number, pixels: number, width: number, frames: number): number =>
  wrapped(from + Math.round((pixels / Math.max(1, width)) * frames), frames);
