import type { ProductView } from "@parure/shared";

interface Published {
  product: ProductView;
  language: string;
}

/** What is known of stock before /offers has answered: it counts as there. */
export const UNTIL_ASKED = Infinity;

let published: Published | null = null;

/** Takes the product that the published page carries as JSON; call it before the page is drawn over. */
export function readPublishedProduct(): void {
  const script = document.getElementById("parure-product");
  if (!script?.textContent) return;
  const product = JSON.parse(script.textContent) as ProductView;
  // A file knows no stock: until the offers are here a piece counts as there, and /offers or the bag say otherwise.
  for (const sku of product.skus) sku.available ??= UNTIL_ASKED;
  published = { product, language: script.getAttribute("lang") ?? document.documentElement.lang };
}

/** The published product when it is this one in this language, else null: then the page asks the API. */
export function publishedProduct(productId: string, language: string): ProductView | null {
  return published?.product.product_id === productId && published.language === language ? published.product : null;
}
