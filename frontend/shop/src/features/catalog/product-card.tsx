import type { ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import type { ProductCard as Card } from "@parure/shared";
import { Price } from "../../ui/money";
import { Picture } from "../../ui/picture";
import { preloadPage } from "../../routes";
import { CompareToggle } from "../compare/compare-toggle";
import type { FoundCard } from "../search/answer";
import { WishButton } from "../wishlist/wish-button";
import { productAddress } from "./address";
import { materialNames } from "./names";
import { partsOf } from "./parts";

interface Props {
  product: Card | FoundCard;
  eager?: boolean;
  heading?: "h2" | "h3";
}

export function ProductCard({ product, eager = false, heading: Heading = "h2" }: Props) {
  const { i18n } = useLingui();
  const found = "sku" in product ? product : null;
  const href = productAddress(product.product_id, i18n.locale);
  return (
    <article class="card">
      <Link href={href} class="card-link" onPointerEnter={() => void preloadPage(href)}>
        <Picture picture={product.image} alt="" eager={eager} />
        <Mark product={product} found={found} />
        <span class="card-text">
          <span class="label">{i18n._(materialNames[product.material])}</span>
          <Heading class="card-title">
            <Highlighted text={product.title} places={found?.highlight ?? []} />
          </Heading>
          <span class="card-price">
            <span>
              {product.price_from ? (
                <Trans>
                  from <Price money={product.price} />
                </Trans>
              ) : (
                <Price money={product.price} />
              )}
            </span>
            {found?.was_price && (
              <s class="card-was">
                <span class="sr-only">
                  <Trans>Before</Trans>{" "}
                </span>
                <Price money={found.was_price} />
              </s>
            )}
          </span>
        </span>
      </Link>
      <div class="card-heart">
        <WishButton productId={product.product_id} title={product.title} />
      </div>
      {found && (
        <div class="card-foot">
          <CompareToggle productId={product.product_id} title={product.title} image={product.image} />
        </div>
      )}
    </article>
  );
}

/** The one thing worth knowing at first sight. */
function Mark({ product, found }: { product: Card; found: FoundCard | null }) {
  const cut = found?.was_price ? Math.round((1 - product.price.amount / found.was_price.amount) * 100) : 0;
  if (found && !found.in_stock)
    return (
      <span class="card-mark card-mark-quiet">
        <Trans>Sold out for now</Trans>
      </span>
    );
  if (cut > 0) return <span class="card-mark">−{cut}%</span>;
  if (product.one_of_one)
    return (
      <span class="card-mark">
        <Trans>One of one</Trans>
      </span>
    );
  return null;
}

function Highlighted({ text, places }: { text: string; places: readonly [number, number][] }): ReactNode {
  return partsOf(text, places).map(({ text: part, found }, index) => (found ? <mark key={index}>{part}</mark> : part));
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
