import { expect, test } from "vitest";

import type { AttributeField } from "../../api/types";
import { describes, fieldsBelow, wrongIn } from "./definition";

const field = (path: string, more: Partial<AttributeField> = {}): AttributeField => ({
  path, kind: "decimal", label: path, help: null, unit: null, required: false, facet: "none", words: [], suggestions: [], stones: [], materials: null,
  min: null, above: false, max: null, decimals: null, max_length: null, ...more,
});
const carat = field("attributes.stones.*.carat", { min: "0", above: true, max: "10000", decimals: 3, stones: ["diamond"] });

test.each([
  ["0.50", null], ["", null], [" 1.234 ", null], ["1.2345", "decimals"], ["268.0000", null], ["0", "small"], ["10001", "large"], ["1,5", "number"], ["0.5ct", "number"],
])("a weight of %j is %j", (text, wrong) => {
  expect(wrongIn(carat, text)).toBe(wrong);
});

test("a count is whole, a list has its length, and words about fineness are for the server to explain", () => {
  expect(wrongIn(field("count", { kind: "integer", min: "1" }), "1.5")).toBe("whole");
  expect(wrongIn(field("craft", { kind: "choices", max_length: 1 }), ["prong", "pave"])).toBe("long");
  expect(wrongIn(field("attributes.metal.fineness"), "足金")).toBe(null);
});

test("fields below a path are those of the stone's kind, and no parts", () => {
  const pearl = field("attributes.stones.*.lustre", { stones: ["pearl"] });
  const part = field("attributes.stones.*.measurements", { kind: "part", stones: ["diamond"] });

  expect(fieldsBelow([carat, pearl, part], "attributes.stones.*", "diamond")).toEqual([carat]);
});

test("jade is described where the piece or a stone is of jade", () => {
  const jade = field("attributes.jade.colour", { materials: ["jadeite"] });

  expect(describes(jade, { material: "jadeite", stones: [] })).toBe(true);
  expect(describes(jade, { material: "gold", stones: [{ kind: "jadeite" }] })).toBe(true);
  expect(describes(jade, { material: "gold", stones: [{ kind: "ruby" }] })).toBe(false);
  expect(describes(carat, { material: "gold", stones: [] })).toBe(true);
});
