import { Trans } from "@lingui/react/macro";
import { Link } from "wouter";
import type { ProductCard } from "@parure/shared";
import type { Remote } from "../../ui/remote";
import { ErrorState } from "../../ui/states";
import { GridSkeleton, ProductGrid } from "../catalog/product-grid";
import { variedSelection } from "./selection";

const SHOWN = 8;

export function NewPieces({ remote, onRetry }: { remote: Remote<ProductCard[]>; onRetry: () => void }) {
  return (
    <section class="band" aria-labelledby="new-title">
      <header class="band-head">
        <h2 class="band-title" id="new-title">
          <Trans>New in the house</Trans>
        </h2>
        <Link href="/shop" class="text-link">
          <Trans>View all</Trans>
        </Link>
      </header>
      {remote.status === "loading" && <GridSkeleton count={SHOWN} />}
      {remote.status === "failed" && <ErrorState problem={remote.problem} onRetry={onRetry} heading="h2" />}
      {remote.status === "ready" && <ProductGrid products={variedSelection(remote.data, SHOWN)} heading="h3" eager={0} />}
    </section>
  );
}
