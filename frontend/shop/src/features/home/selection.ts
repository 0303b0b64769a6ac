import type { ProductCard } from "@parure/shared";

/** The newest pieces, no two of a category until each category has shown one: makers list in series, a shop window does not. */
export function variedSelection(products: readonly ProductCard[], count: number): ProductCard[] {
  const rounds = new Map<string, number>();
  const ranked = products.map((product, index) => {
    const round = rounds.get(product.category) ?? 0;
    rounds.set(product.category, round + 1);
    return { product, round, index };
  });
  ranked.sort((a, b) => a.round - b.round || a.index - b.index);
  return ranked.slice(0, count).map(({ product }) => product);
}
