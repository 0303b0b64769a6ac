import { moneyToInput, parseMoney } from "@parure/shared";

import type { AttributeField, ListingContent, ListingInput, Metal, Money, PriceRule, PriceRuleInput, Sku, SkuInput, Text } from "../../api/types";
import { mediaContentOf, mediaFieldsOf, noMedia, type MediaFields } from "../media/media-fields";
import { attributesInput, attributesOf, emptyAttributes, newKey, type AttributesFields } from "./attributes-form";

/* The listing as the form holds it: text where a person types, the same nesting as the API, so that a field error of the
   server names the same path. */

export type PriceFields = {
  kind: PriceRule["kind"];
  amount: string;
  metal: Metal;
  fineness: string;
  net_grams: string;
  labour: { per: "gram" | "piece"; amount: string };
  stones: string;
  certificate_fee: string;
};
export type SkuFields = {
  key: string;
  code: string;
  one_of_one: boolean;
  serial: string;
  sized: boolean;
  options: { ring_size: { table: string; label: string; circumference_mm: string }; length_cm: string; inner_diameter_mm: string; weight_g: string };
  price_rule: PriceFields;
  /** What dealers' shops may not go below; empty: nothing is asked. */
  map_price: string;
  source_ids: string[];
};
export type ListingFields = MediaFields & {
  title: Text;
  description: Text;
  category: string;
  material: string;
  tags: string[];
  attributes: AttributesFields;
  skus: SkuFields[];
};

/** Prices are listed in the mall's currency; the shop converts for the reader. */
export const LISTING_CURRENCY = "CNY";

export const emptyPrice = (): PriceFields => ({
  kind: "fixed", amount: "", metal: "gold", fineness: "999", net_grams: "", labour: { per: "gram", amount: "" }, stones: "0", certificate_fee: "0",
});

export const emptySku = (): SkuFields => ({
  key: newKey(),
  code: "",
  one_of_one: false,
  serial: "",
  sized: false,
  options: { ring_size: { table: "cn", label: "", circumference_mm: "" }, length_cm: "", inner_diameter_mm: "", weight_g: "" },
  price_rule: emptyPrice(),
  map_price: "",
  source_ids: [],
});

export const emptyListing = (): ListingFields => ({
  title: { zh: "", en: "" },
  description: { zh: "", en: "" },
  category: "ring",
  material: "gold",
  tags: [],
  attributes: emptyAttributes(),
  skus: [emptySku()],
  ...noMedia(),
});

/** A further variant usually differs from the last one in nothing but its size. */
export function nextSku(last: SkuFields | undefined): SkuFields {
  if (!last) return emptySku();
  const { key, code, options } = emptySku();
  return { ...structuredClone(last), key, code, one_of_one: false, serial: "", options: { ...options, ring_size: { ...options.ring_size, table: last.options.ring_size.table } } };
}

export function fieldsOf(content: ListingContent): ListingFields {
  return {
    title: { ...content.title },
    description: { ...content.description },
    category: content.category,
    material: content.material,
    tags: [...content.tags],
    attributes: attributesOf(content.attributes),
    skus: content.skus.map(skuFields),
    ...mediaFieldsOf(content),
  };
}

/** `definition`: the fields of the chosen category; what does not belong to the goods is left out. */
export function contentOf(fields: ListingFields, definition: readonly AttributeField[] = []): ListingInput {
  const { attributes, material, category } = fields;
  const content = {
    title: trimmed(fields.title),
    description: trimmed(fields.description),
    category,
    material,
    tags: fields.tags,
    attributes: attributesInput(attributes, { material, stones: attributes.stones }, definition),
    skus: fields.skus.map(skuOf),
    ...mediaContentOf(fields),
  };
  // The selects hold the API's own words, and the API checks them: the form need not prove it.
  return content as ListingInput;
}

const USUAL_FINENESS: Record<string, string> = { gold: "999", k_gold: "750", platinum: "950", silver: "925" };

/** Usually of the stone alone: metal is said where there is some. */
const WITHOUT_METAL = ["jadeite", "nephrite"];

/** Another main material: a metal becomes the metal of the piece, at its usual fineness until another is stated; jade needs none. */
export function withMaterial(fields: ListingFields, material: string): ListingFields {
  const fineness = USUAL_FINENESS[material];
  const { metal } = fields.attributes;
  const attributes = fineness
    ? { ...fields.attributes, has_metal: true, metal: metal["kind"] === material ? metal : { ...metal, kind: material, fineness } }
    : { ...fields.attributes, has_metal: fields.attributes.has_metal && (!WITHOUT_METAL.includes(material) || Boolean(metal["grams"])) };
  return { ...fields, material, attributes };
}

const trimmed = (text: Text): Text => ({ zh: text.zh.trim(), en: text.en.trim() });
const filled = (text: string): string | null => text.trim() || null;
const amountOf = (text: string): Money => parseMoney(text || "0", LISTING_CURRENCY) ?? { amount: 0, currency: LISTING_CURRENCY };

function skuFields({ code, options, price_rule: rule, map_price, one_of_one, serial, source_ids }: Sku): SkuFields {
  const blank = emptySku();
  const size = options.ring_size;
  return {
    ...blank,
    code: code ?? "",
    one_of_one,
    serial: serial ?? "",
    sized: size !== null,
    options: {
      ring_size: size ? { table: size.table, label: size.label, circumference_mm: size.circumference_mm ?? "" } : blank.options.ring_size,
      length_cm: options.length_cm ?? "",
      inner_diameter_mm: options.inner_diameter_mm ?? "",
      weight_g: options.weight_g ?? "",
    },
    price_rule: priceFields(rule),
    map_price: map_price ? moneyToInput(map_price) : "",
    source_ids: [...source_ids],
  };
}

function priceFields(rule: PriceRule): PriceFields {
  if (rule.kind === "fixed") return { ...emptyPrice(), amount: moneyToInput(rule.amount) };
  return {
    kind: "by_weight",
    amount: "",
    metal: rule.metal,
    fineness: String(rule.fineness),
    net_grams: rule.net_grams,
    labour: { per: rule.labour.per, amount: moneyToInput(rule.labour.amount) },
    stones: rule.stones ? moneyToInput(rule.stones) : "0",
    certificate_fee: rule.certificate_fee ? moneyToInput(rule.certificate_fee) : "0",
  };
}

export function priceRuleOf(fields: PriceFields): PriceRuleInput & PriceRule {
  if (fields.kind === "fixed") return { kind: "fixed", amount: amountOf(fields.amount) };
  return {
    kind: "by_weight",
    metal: fields.metal,
    fineness: Number(fields.fineness),
    net_grams: fields.net_grams.trim(),
    labour: { per: fields.labour.per, amount: amountOf(fields.labour.amount) },
    stones: amountOf(fields.stones),
    certificate_fee: amountOf(fields.certificate_fee),
  };
}

function skuOf({ code, one_of_one, serial, sized, options, price_rule, map_price, source_ids }: SkuFields): SkuInput {
  const { table, label, circumference_mm: mm } = options.ring_size;
  const size = sized ? { table: table as "cn", label: label.trim(), circumference_mm: filled(mm) } : null;
  return {
    code: filled(code),
    one_of_one,
    serial: one_of_one ? filled(serial) : null,
    options: { ring_size: size, length_cm: filled(options.length_cm), inner_diameter_mm: filled(options.inner_diameter_mm), weight_g: filled(options.weight_g) },
    price_rule: priceRuleOf(price_rule),
    map_price: map_price.trim() ? amountOf(map_price) : null,
    source_ids,
  };
}
