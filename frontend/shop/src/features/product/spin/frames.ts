/** Frame n of a turn, counted from 1. */
export const frameUrl = (url: string, frame: number): string => `${url}/${String(frame).padStart(2, "0")}.webp`;

/** After the last frame comes the first. */
export const wrapped = (frame: number, frames: number): number => ((((frame - 1) % frames) + frames) % frames) + 1;

/** Frames in the order in which to fetch them: the first, the one opposite, the quarters … so that a half-loaded turn turns already. */
export function inCoarseOrder(frames: number): number[] {
  const order = new Set<number>([1]);
  for (let step = frames / 2; step >= 0.5; step /= 2) {
    for (let at = 0; at < frames; at += step) order.add(Math.floor(at) + 1);
  }
  return [...order];
}

/** The fetched frame that is nearest to the one wanted, going either way round. */
export function nearest(wanted: number, frames: number, has: (frame: number) => boolean): number | null {
  for (let away = 0; away <= frames / 2; away += 1) {
    for (const frame of [wrapped(wanted - away, frames), wrapped(wanted + away, frames)]) if (has(frame)) return frame;
  }
  return null;
}

/** Memory for the frames of one turn: a phone of the middle class has no more to give. */
const BUDGET_BYTES = 72e6;

/** How large a frame is kept: as it is shown on this screen, but all of them within the budget. */
export const sideOf = (shown: number, density: number, frames: number): number =>
  Math.max(200, Math.round(Math.min(shown * Math.min(density, 2), Math.sqrt(BUDGET_BYTES / 4 / frames))));
