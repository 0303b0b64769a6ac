import { moneyToInput, parseMoney } from "@parure/shared";

import type { ListingContent, ListingInput, Metal, Money, PriceRule, PriceRuleInput, Sku, SkuInput, Stone, StoneInput, Text } from "../../api/types";

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
  sized: boolean;
  options: { ring_size: { table: string; label: string; circumference_mm: string }; length_cm: string; inner_diameter_mm: string; weight_g: string };
  price_rule: PriceFields;
  source_ids: string[];
};
/** What the form shows of a stone; `kept` is what it does not show and must not lose. */
export type StoneFields = {
  key: string;
  kind: string;
  role: "main" | "accent";
  count: number | string;
  carat: string;
  shape: string;
  colour: string;
  clarity: string;
  cut: string;
  polish: string;
  symmetry: string;
  fluorescence: string;
  origin: string;
  treatment: string;
  kept: Partial<Stone>;
};
export type ListingFields = {
  title: Text;
  description: Text;
  category: string;
  material: string;
  tags: string[];
  attributes: {
    has_metal: boolean;
    metal: { kind: Metal; fineness: string; grams: string };
    stones: StoneFields[];
    has_jade: boolean;
    jade: { treatment: string; tags: string[]; grade: NonNullable<ListingContent["attributes"]["jade"]>["grade"] };
    craft: string[];
    has_certificate: boolean;
    certificate: { laboratory: string; number: string; report_type: string; issued_on: string };
  };
  skus: SkuFields[];
  images: { key: string; alt: Text; width: number | null; height: number | null }[];
};

/** Prices are listed in the mall's currency; the shop converts for the reader. */
export const LISTING_CURRENCY = "CNY";
export const isDiamond = (kind: string): kind is "diamond" | "lab_grown_diamond" => kind === "diamond" || kind === "lab_grown_diamond";

let lastKey = 0;
const newKey = (): string => `row-${++lastKey}`;

export const emptyPrice = (): PriceFields => ({
  kind: "fixed", amount: "", metal: "gold", fineness: "999", net_grams: "", labour: { per: "gram", amount: "" }, stones: "0", certificate_fee: "0",
});

export const emptySku = (): SkuFields => ({
  key: newKey(),
  code: "",
  one_of_one: false,
  sized: false,
  options: { ring_size: { table: "cn", label: "", circumference_mm: "" }, length_cm: "", inner_diameter_mm: "", weight_g: "" },
  price_rule: emptyPrice(),
  source_ids: [],
});

export const emptyStone = (): StoneFields => ({
  key: newKey(), kind: "diamond", role: "main", count: 1, carat: "", shape: "", colour: "", clarity: "", cut: "", polish: "", symmetry: "",
  fluorescence: "", origin: "", treatment: "", kept: {},
});

export const emptyListing = (): ListingFields => ({
  title: { zh: "", en: "" },
  description: { zh: "", en: "" },
  category: "ring",
  material: "gold",
  tags: [],
  attributes: {
    has_metal: true,
    metal: { kind: "gold", fineness: "999", grams: "" },
    stones: [],
    has_jade: false,
    jade: { treatment: "A", tags: [], grade: null },
    craft: [],
    has_certificate: false,
    certificate: { laboratory: "NGTC", number: "", report_type: "", issued_on: "" },
  },
  skus: [emptySku()],
  images: [],
});

/** A further variant usually differs from the last one in nothing but its size. */
export function nextSku(last: SkuFields | undefined): SkuFields {
  if (!last) return emptySku();
  const { key, code, options } = emptySku();
  return { ...structuredClone(last), key, code, one_of_one: false, options: { ...options, ring_size: { ...options.ring_size, table: last.options.ring_size.table } } };
}

export function fieldsOf(content: ListingContent): ListingFields {
  const blank = emptyListing();
  const { metal, stones, jade, craft, certificate } = content.attributes;
  return {
    title: { ...content.title },
    description: { ...content.description },
    category: content.category,
    material: content.material,
    tags: [...content.tags],
    attributes: {
      has_metal: metal !== null,
      metal: metal ? { kind: metal.kind, fineness: String(metal.fineness), grams: metal.grams ?? "" } : blank.attributes.metal,
      stones: stones.map(stoneFields),
      has_jade: jade !== null,
      jade: jade ? { treatment: jade.treatment, tags: [...jade.tags], grade: jade.grade } : blank.attributes.jade,
      craft: [...craft],
      has_certificate: certificate !== null,
      certificate: certificate
        ? { laboratory: certificate.laboratory, number: certificate.number, report_type: certificate.report_type ?? "", issued_on: certificate.issued_on ?? "" }
        : blank.attributes.certificate,
    },
    skus: content.skus.map(skuFields),
    images: content.images.map(({ key, alt, width, height }) => ({ key, alt: { ...alt }, width, height })),
  };
}

export function contentOf(fields: ListingFields): ListingInput {
  const { metal, jade, certificate, ...attributes } = fields.attributes;
  const content = {
    title: trimmed(fields.title),
    description: trimmed(fields.description),
    category: fields.category,
    material: fields.material,
    tags: fields.tags,
    attributes: {
      metal: attributes.has_metal ? { kind: metal.kind, fineness: Number(metal.fineness), grams: filled(metal.grams) } : null,
      stones: attributes.stones.map(stoneOf),
      jade: attributes.has_jade ? { treatment: jade.treatment, tags: jade.tags, grade: jade.treatment === "A" ? jade.grade : null } : null,
      craft: attributes.craft,
      certificate: attributes.has_certificate
        ? { laboratory: certificate.laboratory.trim(), number: certificate.number.trim(), report_type: filled(certificate.report_type), issued_on: filled(certificate.issued_on) }
        : null,
    },
    skus: fields.skus.map(skuOf),
    images: fields.images.map((image) => ({ ...image, alt: trimmed(image.alt) })),
  };
  // The selects hold the API's own words, and the API checks them: the form need not prove it.
  return content as ListingInput;
}

const trimmed = (text: Text): Text => ({ zh: text.zh.trim(), en: text.en.trim() });
const filled = (text: string): string | null => text.trim() || null;
const amountOf = (text: string): Money => parseMoney(text || "0", LISTING_CURRENCY) ?? { amount: 0, currency: LISTING_CURRENCY };

function stoneFields(stone: Stone): StoneFields {
  const common = { ...emptyStone(), kind: stone.kind, role: stone.role, count: stone.count, carat: stone.carat ?? "", colour: stone.colour ?? "", kept: stone };
  if (!("shape" in stone)) return { ...common, origin: stone.origin ?? "", treatment: stone.treatment ?? "" };
  const { shape, clarity, cut, polish, symmetry, fluorescence } = stone;
  return { ...common, shape: shape ?? "", clarity: clarity ?? "", cut: cut ?? "", polish: polish ?? "", symmetry: symmetry ?? "", fluorescence: fluorescence ?? "" };
}

function stoneOf(stone: StoneFields): StoneInput {
  const common = { role: stone.role, count: Number(stone.count) || 1, carat: filled(stone.carat), colour: filled(stone.colour) };
  if (!isDiamond(stone.kind)) {
    return { ...common, kind: stone.kind, origin: filled(stone.origin), treatment: filled(stone.treatment) } as StoneInput;
  }
  const { grade = null, depth_percent = null, table_percent = null, measurements = null } = "shape" in stone.kept ? stone.kept : {};
  return {
    ...common, kind: stone.kind, shape: filled(stone.shape), clarity: filled(stone.clarity), cut: filled(stone.cut), polish: filled(stone.polish),
    symmetry: filled(stone.symmetry), fluorescence: filled(stone.fluorescence), grade, depth_percent, table_percent, measurements,
  } as StoneInput;
}

function skuFields({ code, options, price_rule: rule, one_of_one, source_ids }: Sku): SkuFields {
  const blank = emptySku();
  const size = options.ring_size;
  return {
    ...blank,
    code: code ?? "",
    one_of_one,
    sized: size !== null,
    options: {
      ring_size: size ? { table: size.table, label: size.label, circumference_mm: size.circumference_mm ?? "" } : blank.options.ring_size,
      length_cm: options.length_cm ?? "",
      inner_diameter_mm: options.inner_diameter_mm ?? "",
      weight_g: options.weight_g ?? "",
    },
    price_rule: priceFields(rule),
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

function skuOf({ code, one_of_one, sized, options, price_rule, source_ids }: SkuFields): SkuInput {
  const { table, label, circumference_mm: mm } = options.ring_size;
  const size = sized ? { table: table as "cn", label: label.trim(), circumference_mm: filled(mm) } : null;
  return {
    code: filled(code),
    one_of_one,
    options: { ring_size: size, length_cm: filled(options.length_cm), inner_diameter_mm: filled(options.inner_diameter_mm), weight_g: filled(options.weight_g) },
    price_rule: priceRuleOf(price_rule),
    source_ids,
  };
}
