import { expect, test } from "vitest";

import { kindOf, typeOf } from "./kinds";

test("a file without a type is known by its ending", () => {
  expect(typeOf({ name: "Ring.GLB", type: "" })).toBe("model/gltf-binary");
  expect(typeOf({ name: "turn.mov", type: "" })).toBe("video/quicktime");
  expect(typeOf({ name: "notes", type: "" })).toBe("");
});

test("a dropped file lands where its kind belongs, and nowhere if it has none", () => {
  expect(kindOf({ name: "a.avif", type: "image/avif" })).toBe("image");
  expect(kindOf({ name: "a.mp4", type: "video/mp4" })).toBe("video");
  expect(kindOf({ name: "a.glb", type: "" })).toBe("model");
  expect(kindOf({ name: "a.svg", type: "image/svg+xml" })).toBeNull();
});
