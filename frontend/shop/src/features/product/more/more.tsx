import { Trans } from "@lingui/react/macro";
import { api, type Listing } from "@parure/shared";
import type { ReactNode } from "react";
import { useLingui } from "@lingui/react/macro";
import { useRemote } from "../../../ui/remote";
import { ProductCard } from "../../catalog/product-card";
import { shopQuery } from "../../dealer-shop/scope";
import type { FoundCard } from "../../search/answer";
import "./more.css";

const AT_MOST = 8;
type Kind = "similar" | "matching";

const readMore = (productId: string, kind: Kind, signal: AbortSignal): Promise<Pick<Listing<FoundCard>, "items">> =>
  api.get("/search/similar", { signal, query: { product_id: productId, kind, limit: AT_MOST, ...shopQuery() } });

/** Pieces that go with this one, then pieces like it. Where there are none, or search is away, nothing. */
export default function More({ productId }: { productId: string }) {
  return (
    <>
      <Rail productId={productId} kind="matching" title={<Trans>Goes well with it</Trans>} />
      <Rail productId={productId} kind="similar" title={<Trans>You may also like</Trans>} />
    </>
  );
}

function Rail({ productId, kind, title }: { productId: string; kind: Kind; title: ReactNode }) {
  const { i18n } = useLingui();
  const { remote } = useRemote(`${productId}|${kind}|${i18n.locale}`, (signal) => readMore(productId, kind, signal));
  if (remote.status === "failed" || remote.data?.items.length === 0) return null;
  return (
    <section class="rail" aria-labelledby={`rail-${kind}`}>
      <h2 id={`rail-${kind}`} class="rail-title">
        {title}
      </h2>
      <ul class="rail-row">
        {remote.data
          ? remote.data.items.map((product) => (
              <li key={product.product_id}>
                <ProductCard product={product} heading="h3" />
              </li>
            ))
          : Array.from({ length: 4 }, (_, index) => (
              <li key={index} aria-hidden="true">
                <span class="bone bone-picture" />
                <span class="bone bone-line" />
              </li>
            ))}
      </ul>
    </section>
  );
}
