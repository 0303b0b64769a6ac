import { expect, test } from "vitest";

import type { ListingContent } from "../../api/types";
import { contentOf, emptyListing, fieldsOf, nextSku, withMaterial } from "./listing-form";

const yuan = (amount: number) => ({ amount, currency: "CNY" });

const ring: ListingContent = {
  title: { zh: "晨光 六爪铂金钻戒", en: "Dawn six-prong ring" },
  description: { zh: "六枚细爪。", en: "Six prongs." },
  category: "ring",
  material: "diamond",
  tags: ["求婚"],
  attributes: {
    metal: { kind: "platinum", fineness: 950, grams: "3.60" },
    stones: [{ kind: "diamond", role: "main", count: 1, carat: "0.50", colour: "D" }],
    craft: ["prong"],
  } as unknown as ListingContent["attributes"],
  skus: [
    {
      code: "LUM-R01-12",
      options: { ring_size: { table: "cn", label: "12", circumference_mm: "52.0" }, length_cm: null, inner_diameter_mm: null, weight_g: "4.10" },
      price_rule: { kind: "fixed", amount: yuan(1680000) },
      one_of_one: false,
      serial: null,
      map_price: { amount: 900000, currency: "CNY" },
      source_ids: ["org_01JD3N0E6S0V1G3N5W7X9Y2Z4B"],
    },
    {
      code: "LUM-R01-G",
      options: { ring_size: null, length_cm: null, inner_diameter_mm: null, weight_g: null },
      price_rule: { kind: "by_weight", metal: "gold", fineness: 999.9, net_grams: "3.20", labour: { per: "piece", amount: yuan(8050) }, stones: yuan(0), certificate_fee: yuan(5000) },
      one_of_one: true,
      serial: "HT-26-0713",
      map_price: null,
      source_ids: [],
    },
  ],
  images: [{ key: "media/demo/lum-r01-1.webp", alt: { zh: "戒指", en: "Ring" }, width: 1200, height: 1200, widths: [400, 800], placeholder: null }],
  videos: [],
  spin: null,
  model: null,
};

test("a listing that is opened and saved untouched stays what it was, also where the form does not show it", () => {
  expect(contentOf(fieldsOf(ring))).toEqual(ring);
});

test("amounts are typed in yuan and sent in fen", () => {
  const fields = emptyListing();
  fields.skus[0]!.price_rule.amount = "16,800.50";

  expect(contentOf(fields).skus[0]?.price_rule).toEqual({ kind: "fixed", amount: yuan(1680050) });
});

test("a variant that is no longer one of one gives its serial up", () => {
  const fields = fieldsOf(ring);
  fields.skus[1]!.one_of_one = false;

  expect(contentOf(fields).skus[1]).toMatchObject({ one_of_one: false, serial: null });
});

test("the next variant is the last one without its code and size", () => {
  const [first] = fieldsOf(ring).skus;

  const next = nextSku(first);

  expect(next.code).toBe("");
  expect(next.options.ring_size).toEqual({ table: "cn", label: "", circumference_mm: "" });
  expect(next.price_rule.amount).toBe("16800");
  expect(next.key).not.toBe(first?.key);
});

test("another metal as main material is the metal of the piece; a stone leaves the metal as it is", () => {
  const platinum = withMaterial(emptyListing(), "platinum");

  expect(platinum.attributes.metal).toMatchObject({ kind: "platinum", fineness: "950" });
  expect(withMaterial(platinum, "diamond").attributes.metal).toMatchObject({ kind: "platinum" });
});

test("a jade bangle has no metal unless its weight is stated", () => {
  const weighed = emptyListing();
  weighed.attributes.metal = { kind: "k_gold", fineness: "750", grams: "1.60" };

  expect(withMaterial(emptyListing(), "jadeite").attributes.has_metal).toBe(false);
  expect(withMaterial(weighed, "jadeite").attributes.has_metal).toBe(true);
  expect(withMaterial(withMaterial(emptyListing(), "nephrite"), "gold").attributes.has_metal).toBe(true);
});
