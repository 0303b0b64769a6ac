import { expect, test } from "vitest";
import { grouped } from "./facts";

const row = (group: string, term: string) => ({ section: "any", group, term, label: term, value: "…" });

test("rows of one heading stand together", () => {
  expect(grouped([row("Metal", "kind"), row("Metal", "grams"), row("Form", "width_mm")]).map((group) => group.length)).toEqual([2, 1]);
});

test("a second main stone begins a group of its own", () => {
  const stones = [row("Main stone", "kind"), row("Main stone", "carat"), row("Main stone", "kind"), row("Main stone", "carat")];
  expect(grouped(stones).map((group) => group.length)).toEqual([2, 2]);
});

test("a page that was published before there were rows shows none", () => {
  expect(grouped(undefined)).toEqual([]);
});
