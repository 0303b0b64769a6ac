import { expect, test } from "vitest";
import { inOrder, shownFacets } from "./order";

const values = (...names: string[]) => names.map((value) => ({ value, label: value, count: 1 }));

test("grades run as their scale does", () => {
  expect(inOrder("clarity", values("VS1", "SI1", "FL", "IF")).map((one) => one.value)).toEqual(["FL", "IF", "VS1", "SI1"]);
  expect(inOrder("colour", values("G", "D", "E")).map((one) => one.value)).toEqual(["D", "E", "G"]);
});

test("sizes run by number and not by letter", () => {
  expect(inOrder("ring_size", values("9", "52.5", "10")).map((one) => one.value)).toEqual(["9", "10", "52.5"]);
});

test("words stay as they come, the most common first", () => {
  expect(inOrder("material", values("jadeite", "gold")).map((one) => one.value)).toEqual(["jadeite", "gold"]);
});

test("a facet without a choice is not shown, unless it is chosen", () => {
  const facets = { style: values("halo", "band"), cut: values("Good"), material: values("gold"), category: values("ring", "set"), in_stock: values("yes", "no") };

  expect(shownFacets(facets, {})).toEqual(["category", "style"]);
  expect(shownFacets(facets, { material: ["gold"] })).toEqual(["category", "material", "style"]);
});
