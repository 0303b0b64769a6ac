import type { Offer, ProductView, Sku, SkuOptions } from "@parure/shared";

/** The product with live prices and stock laid over what was published. */
export function withOffers(product: ProductView, offers: readonly Offer[]): ProductView {
  const live = new Map(offers.map((offer) => [offer.sku, offer]));
  return {
    ...product,
    skus: product.skus.map((sku) => {
      const offer = live.get(sku.sku);
      if (!offer) return sku;
      const { price, available } = offer;
      return { ...sku, price, available, price_breakdown: offer.price_breakdown ?? sku.price_breakdown ?? null };
    }),
  };
}

/** What is chosen before anybody chooses: the only variant, or the middle one of those in stock (sizes are asked for most there). */
export function firstChoice(skus: readonly Sku[]): Sku | null {
  const inStock = skus.filter((sku) => sku.available > 0);
  return inStock[Math.floor((inStock.length - 1) / 2)] ?? skus[0] ?? null;
}

export interface OptionLabel {
  kind: "ring_size" | "length" | "diameter" | "weight" | "other";
  text: string;
  note: string | null;
}

/** What tells one variant from another, read from its options; null when nothing does. */
export function optionLabel(options: SkuOptions | null | undefined): OptionLabel | null {
  if (!options) return null;
  const size = options.ring_size;
  if (size) {
    const millimetres = size.circumference_mm ? ` · ${size.circumference_mm} mm` : "";
    return { kind: "ring_size", text: size.label, note: `${size.table.toUpperCase()}${millimetres}` };
  }
  const measures = [
    ["length_cm", "length", "cm"],
    ["inner_diameter_mm", "diameter", "mm"],
    ["weight_g", "weight", "g"],
  ] as const;
  for (const [name, kind, unit] of measures) {
    const value = options[name];
    if (typeof value === "string" || typeof value === "number") return { kind, text: `${Number(value)} ${unit}`, note: null };
  }
  const first = Object.values(options).find((value) => typeof value === "string" || typeof value === "number");
  return first === undefined ? null : { kind: "other", text: String(first), note: null };
}
