import { expect, test } from "vitest";
import { frameAfterDrag, frameUrl, wrapped } from "./frames";

test("a turn has no end in either direction", () => {
  expect([wrapped(37, 36), wrapped(0, 36), wrapped(-36, 36), wrapped(72, 36)]).toEqual([1, 36, 36, 36]);
});

test("a drag over the whole width is one turn", () => {
  expect(frameAfterDrag(5, 600, 600, 36)).toBe(5);
  expect(frameAfterDrag(1, 300, 600, 36)).toBe(19);
  expect(frameAfterDrag(1, -100, 600, 36)).toBe(31);
});

test("frames are numbered with two digits", () => {
  expect(frameUrl("/media/org/med", 7)).toBe("/media/org/med/07.webp");
});
