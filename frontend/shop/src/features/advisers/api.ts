import { api, type Listing, type ProductView, type ShopFront } from "@parure/shared";
import { entered } from "../dealer-shop/front";
import { shop } from "../dealer-shop/scope";
import { readProduct } from "../product/api";

const MOST = 50;

export interface Advice {
  houses: ShopFront[];
  /** The piece that is asked about; null: none, or it is gone. */
  piece: ProductView | null;
}

/** Who can be asked: in a dealer's shop that house alone, else every house that is open. */
export async function readAdvice(productId: string | null, signal: AbortSignal): Promise<Advice> {
  const own = shop ? (entered.front ? [entered.front] : []) : null;
  const [houses, piece] = await Promise.all([
    own ?? api.get<Listing<ShopFront>>("/shops", { signal, query: { limit: MOST } }).then(({ items }) => items),
    productId ? readProduct(productId, signal).catch(() => null) : null,
  ]);
  return { houses: houses.filter(({ contact }) => contact.phone ?? contact.email ?? contact.wechat), piece };
}
