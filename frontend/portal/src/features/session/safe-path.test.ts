import { expect, test } from "vitest";

import { safePath } from "./safe-path";

test("after signing in one goes back to a page of the portal", () => {
  expect(safePath("/orders?status=accepted")).toBe("/orders?status=accepted");
});

test("a link cannot carry a freshly signed-in person to another site", () => {
  for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", null]) {
    expect(safePath(next)).toBe("/");
  }
});
