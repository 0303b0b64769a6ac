import { api, type Offer, type ProductView } from "@parure/shared";
import { shopQuery } from "../dealer-shop/scope";

export function readProduct(productId: string, signal: AbortSignal): Promise<ProductView> {
  return api.get(`/products/${encodeURIComponent(productId)}`, { signal, query: shopQuery() });
}

export async function readOffers(skus: readonly string[]): Promise<Offer[]> {
  return (await api.get<{ items: Offer[] }>("/offers", { query: { sku: skus, ...shopQuery() } })).items;
}
