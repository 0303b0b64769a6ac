import { expect, test } from "vitest";
import { withRecent } from "./recent";

test("the latest search comes first and none stands twice", () => {
  expect(withRecent(["jade", "ring"], "ring")).toEqual(["ring", "jade"]);
});

test("six are enough", () => {
  expect(withRecent(["a", "b", "c", "d", "e", "f"], "g")).toEqual(["g", "a", "b", "c", "d", "e"]);
});
