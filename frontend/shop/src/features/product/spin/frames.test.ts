import { expect, test } from "vitest";
import { frameUrl, inCoarseOrder, nearest, sideOf, wrapped } from "./frames";

test("frames are named with two digits, from one", () => {
  expect(frameUrl("/media/x/set", 7)).toBe("/media/x/set/07.webp");
});

test("after the last frame comes the first, and before the first the last", () => {
  expect([wrapped(37, 36), wrapped(0, 36), wrapped(-36, 36), wrapped(12, 36)]).toEqual([1, 36, 36, 12]);
});

test("a turn is fetched from coarse to fine, every frame once", () => {
  for (const frames of [24, 36, 37, 72]) {
    const order = inCoarseOrder(frames);
    expect(order).toHaveLength(frames);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: frames }, (_, index) => index + 1));
  }
  expect(inCoarseOrder(36).slice(0, 4)).toEqual([1, 19, 10, 28]);
});

test("while frames are missing the nearest one is shown, also across the seam", () => {
  const has = new Set([1, 19]);
  expect(nearest(36, 36, (frame) => has.has(frame))).toBe(1);
  expect(nearest(15, 36, (frame) => has.has(frame))).toBe(19);
  expect(nearest(5, 36, () => false)).toBe(null);
});

test("frames are kept no larger than shown and no heavier than a phone can hold", () => {
  expect(sideOf(320, 1, 36)).toBe(320);
  for (const frames of [24, 36, 72]) expect(sideOf(900, 3, frames) ** 2 * 4 * frames).toBeLessThan(73e6);
});
