import { expect, test } from "vitest";
import { srcsetOf } from "./srcset";

test("every width that was made is offered", () => {
  const picture = { url: "/media/org/med/image.webp", widths: [400, 800] };

  expect(srcsetOf(picture, "avif")).toBe("/media/org/med/400.avif 400w, /media/org/med/800.avif 800w");
});

test("a picture without sizes has one address", () => {
  expect(srcsetOf({ url: "/media/demo/a.webp", widths: [] }, "webp")).toBeUndefined();
});
