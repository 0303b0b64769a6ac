import { expect, test } from "vitest";

import type { AttributeField, ListingContent } from "../../api/types";
import { attributesInput, attributesOf, emptyAttributes, emptyStone } from "./attributes-form";

const attributes = {
  metal: { kind: "platinum", fineness: 950, grams: "3.60", colour: "white" },
  stones: [
    { kind: "diamond", role: "main", count: 1, carat: "0.50", colour: "D", clarity: "VS1", measurements: { length_mm: "5.10", width_mm: "5.12", depth_mm: "3.15" } },
    { kind: "ruby", role: "accent", count: 12, carat: "0.30", treatment: "heated", laboratory_grown: false },
  ],
  craft: ["prong", "pave"],
  certificate: { laboratory: "GIA", number: "2141438171", issued_on: "2025-03-02" },
} as unknown as ListingContent["attributes"];
const goods = { material: "diamond", stones: [] };
const field = (path: string, more: Partial<AttributeField> = {}): AttributeField =>
  ({ path, kind: "text", stones: [], materials: null, ...more }) as AttributeField;

test("attributes that are opened and saved untouched stay what they were", () => {
  expect(attributesInput(attributesOf(attributes), goods, [])).toEqual(attributes);
});

test("what is empty or switched off is not sent", () => {
  const fields = { ...attributesOf(attributes), has_metal: false, has_certificate: false, style: "", chain: "  " };

  expect(Object.keys(attributesInput(fields, goods, []))).toEqual(["craft", "stones"]);
});

test("numbers go as numbers where the API wants numbers, and as they stand where they are none", () => {
  const fields = emptyAttributes();
  fields.metal = { kind: "gold", fineness: "千足金" };

  expect(attributesInput(fields, goods, []).metal).toEqual({ kind: "gold", fineness: "千足金" });
});

test("what the goods do not have is left out once the definition is read", () => {
  const definition = [field("attributes.metal.kind"), field("attributes.style"), field("attributes.jade.treatment", { materials: ["jadeite"] })];
  const fields = { ...emptyAttributes(), style: "halo", fitting: "post", jade: { treatment: "A" } };

  expect(attributesInput(fields, goods, definition)).toEqual({ metal: { kind: "gold", fineness: 999 }, style: "halo" });
  expect(attributesInput(fields, { ...goods, material: "jadeite" }, definition)).toHaveProperty("jade");
});

test("a stone keeps what its kind has when its kind is changed", () => {
  const definition = [
    field("attributes.stones.*.kind", { stones: ["diamond", "ruby"] }), field("attributes.stones.*.carat", { stones: ["diamond", "ruby"] }),
    field("attributes.stones.*.clarity", { stones: ["diamond"] }),
  ];
  const fields = { ...emptyAttributes(), has_metal: false, stones: [{ ...emptyStone("ruby"), carat: "1.00", clarity: "VS1" }] };

  expect(attributesInput(fields, goods, definition)).toEqual({ stones: [{ kind: "ruby", carat: "1.00" }] });
});
