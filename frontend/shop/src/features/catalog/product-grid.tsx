import { useLingui } from "@lingui/react/macro";
import type { ProductCard as Card } from "@parure/shared";
import type { FoundCard } from "../search/answer";
import { CardSkeleton, ProductCard } from "./product-card";

/** Pictures above the fold are loaded first; four fill the first row of a wide screen. */
const EAGER = 4;

interface Props<C extends Card> {
  products: C[];
  heading?: "h2" | "h3";
  eager?: number;
  onOpen?: (product: C, position: number) => void;
}

export function ProductGrid<C extends Card | FoundCard>({ products, heading = "h2", eager = EAGER, onOpen }: Props<C>) {
  return (
    <ul class="grid">
      {products.map((product, index) => (
        <li key={product.product_id} onClickCapture={() => onOpen?.(product, index)}>
          <ProductCard product={product} eager={index < eager} heading={heading} />
        </li>
      ))}
    </ul>
  );
}

export function GridSkeleton({ count = 8 }: { count?: number }) {
  const { t } = useLingui();
  return (
    <div class="grid" role="status" aria-label={t`Loading`}>
      {Array.from({ length: count }, (_, index) => (
        <CardSkeleton key={index} />
      ))}
    </div>
  );
}
