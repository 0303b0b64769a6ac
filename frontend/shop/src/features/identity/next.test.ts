import { expect, test } from "vitest";
import { nextOf, signInThen } from "./next";

test("signing in on the way to checkout leads on to checkout", () => {
  expect(nextOf(signInThen("/checkout").split("?")[1] ?? "")).toBe("/checkout");
});

test.each(["//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)", ""])("%j is not an address of this shop", (next) => {
  expect(nextOf(`next=${encodeURIComponent(next)}`)).toBe("/");
});
