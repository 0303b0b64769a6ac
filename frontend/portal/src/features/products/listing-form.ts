import { moneyToInput, parseMoney } from "@parure/shared";

import type {
  Attributes, Certificate, ImageDraft, JadeAttributes, ListingInput, Metal, Money, PriceRule, RingSize, SkuDraft, StoneAttributes, Text,
} from "../../api/types";

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
  sku: string;
  code: string;
  one_of_one: boolean;
  sized: boolean;
  ring_size: { table: string; label: string; circumference_mm: string };
  price_rule: PriceFields;
};
export type StoneFields = {
  key: string;
  kind: string;
  carat: string;
  count: string;
  shape: string;
  colour: string;
  clarity: string;
  cut: string;
};
export type ListingFields = {
  title: Text;
  description: Text;
  category: string;
  material: string;
  attributes: {
    has_metal: boolean;
    metal: { metal: Metal; fineness: string };
    stones: StoneFields[];
    has_jade: boolean;
    jade: { type: string; tags: string };
    craft: string[];
    has_certificate: boolean;
    certificate: { laboratory: string; number: string; issued_on: string };
  };
  skus: SkuFields[];
  images: (ImageDraft & { url: string })[];
};

/** Prices are listed in the house's currency; the shop converts for the reader. */
export const LISTING_CURRENCY = "CNY";

let lastKey = 0;
const newKey = (): string => `row-${++lastKey}`;

export const emptyPrice = (): PriceFields => ({
  kind: "fixed", amount: "", metal: "gold", fineness: "999", net_grams: "", labour: { per: "gram", amount: "" }, stones: "0", certificate_fee: "0",
});

export const emptySku = (): SkuFields => ({
  key: newKey(), sku: "", code: "", one_of_one: false, sized: false, ring_size: { table: "cn", label: "", circumference_mm: "" }, price_rule: emptyPrice(),
});

export const emptyStone = (): StoneFields => ({ key: newKey(), kind: "diamond", carat: "", count: "1", shape: "", colour: "", clarity: "", cut: "" });

export const emptyListing = (): ListingFields => ({
  title: { zh: "", en: "" },
  description: { zh: "", en: "" },
  category: "ring",
  material: "gold",
  attributes: {
    has_metal: true,
    metal: { metal: "gold", fineness: "999" },
    stones: [],
    has_jade: false,
    jade: { type: "A", tags: "" },
    craft: [],
    has_certificate: false,
    certificate: { laboratory: "NGTC", number: "", issued_on: "" },
  },
  skus: [emptySku()],
  images: [],
});

export function fieldsOf(listing: ListingInput): ListingFields {
  const blank = emptyListing();
  const { metal, stones, jade, craft, certificate } = listing.attributes;
  return {
    title: { ...listing.title },
    description: { ...listing.description },
    category: listing.category,
    material: listing.material,
    attributes: {
      has_metal: Boolean(metal),
      metal: metal ? { metal: metal.metal, fineness: String(metal.fineness) } : blank.attributes.metal,
      stones: (stones ?? []).map(stoneFields),
      has_jade: Boolean(jade),
      jade: jade ? { type: jade.type, tags: (jade.tags ?? []).join("，") } : blank.attributes.jade,
      craft: craft ?? [],
      has_certificate: Boolean(certificate),
      certificate: certificate
        ? { laboratory: certificate.laboratory, number: certificate.number, issued_on: certificate.issued_on ?? "" }
        : blank.attributes.certificate,
    },
    skus: listing.skus.map(skuFields),
    images: listing.images.map((image) => ({ ...image, alt: { ...image.alt }, url: image.url ?? `/${image.key}` })),
  };
}

export function listingOf(fields: ListingFields): ListingInput {
  const { attributes } = fields;
  const own: Attributes = { stones: attributes.stones.map(stoneOf), craft: attributes.craft };
  if (attributes.has_metal) own.metal = { metal: attributes.metal.metal, fineness: attributes.metal.fineness };
  if (attributes.has_jade) own.jade = jadeOf(attributes.jade);
  if (attributes.has_certificate) own.certificate = certificateOf(attributes.certificate);
  return {
    title: trimmed(fields.title),
    description: trimmed(fields.description),
    category: fields.category,
    material: fields.material,
    attributes: own,
    skus: fields.skus.map(skuOf),
    images: fields.images.map(({ key, alt }) => ({ key, alt: trimmed(alt) })),
  };
}

const trimmed = (text: Text): Text => ({ zh: text.zh.trim(), en: text.en.trim() });
const amountOf = (text: string): Money => parseMoney(text || "0", LISTING_CURRENCY) ?? { amount: 0, currency: LISTING_CURRENCY };
const filled = <T extends Record<string, unknown>>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "")) as Partial<T>;

function stoneFields(stone: StoneAttributes): StoneFields {
  const { kind, carat, count, shape, colour, clarity, cut } = stone;
  return {
    key: newKey(), kind, carat: String(carat ?? ""), count: String(count ?? ""), shape: shape ?? "", colour: colour ?? "", clarity: clarity ?? "", cut: cut ?? "",
  };
}

function stoneOf({ kind, carat, count, shape, colour, clarity, cut }: StoneFields): StoneAttributes {
  return { kind, count: Number(count) || 1, ...filled({ carat, shape, colour, clarity, cut }) };
}

function jadeOf({ type, tags }: { type: string; tags: string }): JadeAttributes {
  return { type, tags: tags.split(/[,，、]/).map((tag) => tag.trim()).filter(Boolean) };
}

function certificateOf({ laboratory, number, issued_on }: ListingFields["attributes"]["certificate"]): Certificate {
  return { laboratory: laboratory.trim(), number: number.trim(), ...(issued_on ? { issued_on } : {}) };
}

function skuFields({ sku, code, options, price_rule: rule, one_of_one }: SkuDraft): SkuFields {
  const size = options.ring_size;
  const blank = emptySku();
  return {
    ...blank,
    sku: sku ?? "",
    code: code ?? "",
    one_of_one,
    sized: Boolean(size),
    ring_size: size ? { table: size.table, label: size.label, circumference_mm: String(size.circumference_mm ?? "") } : blank.ring_size,
    price_rule: priceFields(rule),
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
    stones: moneyToInput(rule.stones),
    certificate_fee: moneyToInput(rule.certificate_fee),
  };
}

export function priceRuleOf(fields: PriceFields): PriceRule {
  if (fields.kind === "fixed") return { kind: "fixed", amount: amountOf(fields.amount) };
  return {
    kind: "by_weight",
    metal: fields.metal,
    fineness: fields.fineness,
    net_grams: fields.net_grams.trim(),
    labour: { per: fields.labour.per, amount: amountOf(fields.labour.amount) },
    stones: amountOf(fields.stones),
    certificate_fee: amountOf(fields.certificate_fee),
  };
}

function skuOf({ sku, code, one_of_one, sized, ring_size, price_rule }: SkuFields): SkuDraft {
  const size: RingSize = { table: ring_size.table, label: ring_size.label.trim() };
  if (ring_size.circumference_mm) size.circumference_mm = ring_size.circumference_mm;
  return {
    ...(sku ? { sku } : {}),
    ...(code.trim() ? { code: code.trim() } : {}),
    one_of_one,
    options: sized ? { ring_size: size } : {},
    price_rule: priceRuleOf(price_rule),
  };
}
