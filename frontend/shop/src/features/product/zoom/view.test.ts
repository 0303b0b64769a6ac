import { expect, test } from "vitest";
import { fitted, held, moved, mostOf, toggledAt, WHOLE, zoomedAt, type Frame } from "./view";

const frame: Frame = { width: 400, height: 800, pictureWidth: 400, pictureHeight: 400, most: 6 };

test("what lies under the finger stays under it", () => {
  const near = zoomedAt(WHOLE, 3, { x: 100, y: -50 }, { ...frame, height: 400 });

  const underneath = (near.scale * (100 - 0)) / 1 + near.x;
  expect(near.scale).toBe(3);
  expect(underneath).toBeCloseTo(100);
});

test("a whole picture cannot be pushed out of its frame", () => {
  expect(moved(WHOLE, 500, -500, frame)).toEqual(WHOLE);
});

test("an enlarged picture moves until its edge meets the frame's", () => {
  const view = moved({ scale: 3, x: 0, y: 0 }, 9999, 9999, frame);

  expect(view).toEqual({ scale: 3, x: 400, y: 200 });
});

test("nobody enlarges without end, nor makes it smaller than whole", () => {
  expect(zoomedAt(WHOLE, 100, { x: 0, y: 0 }, frame).scale).toBe(6);
  expect(zoomedAt({ scale: 2, x: 50, y: 0 }, 0.01, { x: 0, y: 0 }, frame)).toEqual(WHOLE);
});

test("two taps come close, two more go back", () => {
  const near = toggledAt(WHOLE, { x: 10, y: 10 }, frame);
  expect(near.scale).toBe(2.5);
  expect(toggledAt(near, { x: 0, y: 0 }, frame)).toEqual(WHOLE);
});

test("a fine picture may come closer than a coarse one", () => {
  expect(mostOf(1600, 390, 2)).toBeCloseTo(4.1, 1);
  expect(mostOf(6000, 700, 1)).toBe(8);
});

test("a tall picture fits by its height", () => {
  expect(fitted(400, 400, 0.5)).toEqual({ pictureWidth: 200, pictureHeight: 400 });
});

test("holding keeps a view that is allowed", () => {
  expect(held({ scale: 2, x: 100, y: 0 }, frame)).toEqual({ scale: 2, x: 100, y: 0 });
});
