import type { Offer, ProductView, Sku, SkuOptions } from "@parure/shared";

/** The product with live prices and stock laid over what was published; what has no offer is not sold any more. */
export function withOffers(product: ProductView, offers: readonly Offer[]): ProductView {
  const live = new Map(offers.map((offer) => [offer.sku, offer]));
  return {
    ...product,
    skus: product.skus.map((sku) => {
      const offer = live.get(sku.sku);
      if (!offer) return { ...sku, available: 0 };
      const { price, available, unavailable } = offer;
      return { ...sku, price, available, unavailable };
    }),
  };
}

/** True when a price that is explained part by part is no longer the published one: then its parts must be read anew. */
export function explanationIsOld(product: ProductView, offers: readonly Offer[]): boolean {
  const live = new Map(offers.map((offer) => [offer.sku, offer.price?.amount]));
  return product.skus.some((sku) => sku.price_breakdown && live.has(sku.sku) && live.get(sku.sku) !== sku.price?.amount);
}

/** What is chosen before anybody chooses: the only variant, or the middle one of those in stock (sizes are asked for most there). */
export function firstChoice(skus: readonly Sku[]): Sku | null {
  const inStock = skus.filter((sku) => sku.available > 0);
  return inStock[Math.floor((inStock.length - 1) / 2)] ?? skus[0] ?? null;
}

export interface OptionLabel {
  kind: "ring_size" | "length" | "diameter" | "weight";
  text: string;
  note: string | null;
  /** The same ring size by other tables: `EU 52 · US 6 · JP 11 · UK L½ · IT 12`. */
  same: string | null;
}

/** The options of a SKU, or those kept with a bag or an order as they were then. */
type AnyOptions = SkuOptions | Readonly<Record<string, unknown>>;

/** What tells one variant from another, read from its options; null when nothing does. */
export function optionLabel(options: AnyOptions | null | undefined): OptionLabel | null {
  if (!options) return null;
  const size = (options as Record<string, unknown>)["ring_size"] as SkuOptions["ring_size"] | undefined;
  if (size) {
    const millimetres = size.circumference_mm ? ` · ${Number(size.circumference_mm)} mm` : "";
    const others = Object.entries((options as Partial<SkuOptions>).ring_sizes ?? {}).filter(([table]) => table !== size.table);
    const same = others.map(([table, label]) => `${table.toUpperCase()} ${label}`).join(" · ") || null;
    return { kind: "ring_size", text: size.label, note: `${size.table.replace("_", " ").toUpperCase()}${millimetres}`, same };
  }
  const measures = [
    ["length_cm", "length", "cm"],
    ["inner_diameter_mm", "diameter", "mm"],
    ["weight_g", "weight", "g"],
  ] as const;
  for (const [name, kind, unit] of measures) {
    const value = (options as Record<string, unknown>)[name];
    if (value) return { kind, text: `${Number(value)} ${unit}`, note: null, same: null };
  }
  return null;
}
