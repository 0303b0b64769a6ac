import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { api, type Listing, type ShopCard } from "@parure/shared";
import { GridSkeleton, ProductGrid } from "../catalog/product-grid";
import { ErrorState, StateNotice } from "../../ui/states";
import type { Remote } from "../../ui/remote";
import { entered } from "./front";
import { shop } from "./scope";

/** How many pieces the window shows below those that the dealer put first. */
const IN_WINDOW = 12;

export interface Window {
  first: ShopCard[];
  others: ShopCard[];
}

/** What the dealer put first, and the beginning of the rest in the dealer's order; both at the shop's prices. */
export async function readWindow(signal: AbortSignal): Promise<Window> {
  const path = `/shops/${shop}/products`;
  const [first, all] = await Promise.all([
    api.get<Listing<ShopCard>>(path, { query: { featured: true }, signal }),
    api.get<Listing<ShopCard>>(path, {
      query: { limit: IN_WINDOW + 12 },
      signal,
    }),
  ]);
  const shown = new Set(first.items.map((card) => card.product_id));
  return {
    first: first.items,
    others: all.items.filter((card) => !shown.has(card.product_id)).slice(0, IN_WINDOW),
  };
}

export function ShopWindow({ remote, onRetry }: { remote: Remote<Window>; onRetry: () => void }) {
  const { t } = useLingui();
  if (remote.status === "failed") return <ErrorState problem={remote.problem} onRetry={onRetry} heading="h2" />;
  if (remote.status === "loading")
    return (
      <section class="page shop-rows" aria-label={t`Loading`}>
        <GridSkeleton count={8} />
      </section>
    );
  const { first, others } = remote.data;
  if (first.length + others.length === 0)
    return (
      <StateNotice heading="h2" title={<Trans>The window is being dressed</Trans>}>
        <Trans>Nothing is for sale here at the moment. Please come back soon.</Trans>
      </StateNotice>
    );
  return (
    <div class="page shop-rows">
      {first.length > 0 && (
        <section>
          <h2 class="section-title">
            <Trans>Chosen for you to see first</Trans>
          </h2>
          <ProductGrid products={first} heading="h3" />
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h2 class="section-title">{first.length > 0 ? <Trans>More from this shop</Trans> : <Trans>In the window</Trans>}</h2>
          <ProductGrid products={others} heading="h3" eager={first.length > 0 ? 0 : 4} />
        </section>
      )}
      <p class="shop-rows-more">
        <Link href="/shop" class="button button-quiet">
          {entered.total ? <Trans>See all {entered.total} pieces</Trans> : <Trans>See the collection</Trans>}
        </Link>
      </p>
    </div>
  );
}
