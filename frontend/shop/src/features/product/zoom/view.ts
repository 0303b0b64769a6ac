/** How a picture lies in its frame: enlarged by `scale`, its middle moved by x and y CSS pixels from the frame's middle. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

/** The frame, the picture as it fits into it, and how far it may be enlarged. */
export interface Frame {
  width: number;
  height: number;
  pictureWidth: number;
  pictureHeight: number;
  most: number;
}

export interface Point {
  x: number;
  y: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
export const CLOSE_UP = 2.5;

const within = (value: number, most: number): number => Math.min(Math.max(value, -most), most) + 0; // + 0: no minus zero

/** The same view, kept so that no edge of an enlarged picture comes inside the frame. */
export function held({ scale, x, y }: View, frame: Frame): View {
  const kept = Math.min(Math.max(scale, 1), frame.most);
  const spareX = Math.max(0, (frame.pictureWidth * kept - frame.width) / 2);
  const spareY = Math.max(0, (frame.pictureHeight * kept - frame.height) / 2);
  return { scale: kept, x: within(x, spareX), y: within(y, spareY) };
}

/** Enlarged by a factor while what lies under `at` (from the frame's middle) stays under it. */
export function zoomedAt(view: View, factor: number, at: Point, frame: Frame): View {
  const scale = Math.min(Math.max(view.scale * factor, 1), frame.most);
  const grown = scale / view.scale;
  return held({ scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, frame);
}

export const moved = (view: View, dx: number, dy: number, frame: Frame): View => held({ ...view, x: view.x + dx, y: view.y + dy }, frame);

/** Close to what was tapped twice, or whole again. */
export const toggledAt = (view: View, at: Point, frame: Frame): View => (view.scale > 1.01 ? WHOLE : zoomedAt(view, Math.min(CLOSE_UP, frame.most), at, frame));

/** How far a picture may be enlarged: until two of its pixels cover one of the screen's, at least four times. */
export const mostOf = (naturalWidth: number, shownWidth: number, density: number): number =>
  Math.min(8, Math.max(4, shownWidth > 0 ? (2 * naturalWidth) / (shownWidth * density) : 4));

/** A picture of some shape, as large as it fits. */
export function fitted(width: number, height: number, ratio: number): { pictureWidth: number; pictureHeight: number } {
  const pictureWidth = Math.min(width, height * ratio);
  return { pictureWidth, pictureHeight: pictureWidth / ratio };
}
