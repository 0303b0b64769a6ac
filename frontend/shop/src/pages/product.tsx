import { useEffect } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { readOffers, readProduct } from "../features/product/api";
import { BuyPanel } from "../features/product/buy-panel";
import { CertificatePanel } from "../features/product/certificate";
import { explanationIsOld, withOffers } from "../features/product/choice";
import { Facts } from "../features/product/facts";
import { Gallery } from "../features/product/gallery";
import { later } from "../features/product/later";
import { WhenNear } from "../features/product/near";
import { ProductSkeleton } from "../features/product/product-skeleton";
import { Provenance } from "../features/product/provenance";
import { publishedProduct } from "../features/product/published";
import { ShareButton } from "../features/product/share-button";
import { CompareToggle } from "../features/compare/compare-toggle";
import { WishButton } from "../features/wishlist/wish-button";
import { categoryNames, materialNames } from "../features/catalog/names";
import { useRemote } from "../ui/remote";
import { ErrorState, ShopLink, StateNotice } from "../ui/states";
import { usePageTitle } from "../ui/title";

const More = later(() => import("../features/product/more/more"));
const Reviews = later(() => import("../features/reviews/reviews"));

export default function ProductPage({ params }: { params: Record<string, string | undefined> }) {
  const { i18n, t } = useLingui();
  const productId = params["product_id"] ?? "";
  const published = publishedProduct(productId, i18n.locale);
  const { remote, reload, put } = useRemote(`${productId}|${i18n.locale}`, (signal) => readProduct(productId, signal), published);
  const product = remote.data;
  usePageTitle(product?.title);

  useEffect(() => {
    if (!published) return;
    // The published page is as old as its last change; price and stock are asked for, and what was published stands if that fails.
    readOffers(published.skus.map((sku) => sku.sku)).then(
      (offers) => (explanationIsOld(published, offers) ? reload() : put(withOffers(published, offers))),
      () => undefined,
    );
  }, [published]);

  if (remote.status === "failed" && remote.problem.status === 404) {
    return (
      <StateNotice title={<Trans>This piece is no longer shown</Trans>} action={<ShopLink />}>
        <Trans>It may have found its wearer. There are others.</Trans>
      </StateNotice>
    );
  }
  if (remote.status === "failed") return <ErrorState problem={remote.problem} onRetry={reload} />;
  if (!product) return <ProductSkeleton />;
  return (
    <div class="product">
      <nav class="trail" aria-label={t`You are here`}>
        <Link href="/shop">
          <Trans>All pieces</Trans>
        </Link>
        <span aria-hidden="true">/</span>
        <Link href={`/shop?category=${product.category}`}>{i18n._(categoryNames[product.category])}</Link>
      </nav>
      <Gallery product={product} />
      <div class="product-panel">
        <div class="product-head">
          <p class="label">{i18n._(materialNames[product.material])}</p>
          <WishButton productId={product.product_id} title={product.title} />
          <ShareButton title={product.title} />
        </div>
        <h1 class="product-title">{product.title}</h1>
        <BuyPanel product={product} />
        <p class="product-further">
          <CompareToggle productId={product.product_id} title={product.title} image={product.images[0]} />
          <Link class="text-link" href={`/advisers?about=${product.product_id}`}>
            <Trans>Ask an adviser</Trans>
          </Link>
        </p>
        <p class="product-text">{product.description}</p>
        {product.certificate && <CertificatePanel certificate={product.certificate} />}
        <Provenance product={product} />
      </div>
      <section class="product-facts">
        <h2 class="label product-facts-title">
          <Trans>Details</Trans>
        </h2>
        <Facts product={product} />
      </section>
      <WhenNear class="product-more">
        <More productId={product.product_id} />
      </WhenNear>
      <WhenNear class="product-voices">
        <Reviews productId={product.product_id} />
      </WhenNear>
    </div>
  );
}
