import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import type { ProductCard as Card } from "@parure/shared";
import { Price } from "../../ui/money";
import { Picture } from "../../ui/picture";
import { preloadPage } from "../../routes";
import { productAddress } from "./address";
import { materialNames } from "./names";

export function ProductCard({ product, eager = false, heading: Heading = "h2" }: { product: Card; eager?: boolean; heading?: "h2" | "h3" }) {
  const { i18n } = useLingui();
  const href = productAddress(product.product_id, i18n.locale);
  return (
    <article class="card">
      <Link href={href} class="card-link" onPointerEnter={() => void preloadPage(href)}>
        <Picture picture={product.image} alt="" eager={eager} />
        {product.one_of_one && (
          <span class="card-mark">
            <Trans>One of one</Trans>
          </span>
        )}
        <span class="card-text">
          <span class="label">{i18n._(materialNames[product.material])}</span>
          <Heading class="card-title">{product.title}</Heading>
          <span class="card-price">
            {product.price_from ? (
              <Trans>
                from <Price money={product.price} />
              </Trans>
            ) : (
              <Price money={product.price} />
            )}
          </span>
        </span>
      </Link>
    </article>
  );
}

export function CardSkeleton() {
  return (
    <div class="card card-skeleton" aria-hidden="true">
      <span class="bone bone-picture" />
      <span class="bone bone-label" />
      <span class="bone bone-line" />
      <span class="bone bone-short" />
    </div>
  );
}
