import { api, ApiProblem } from "@parure/shared";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import type { Shop } from "../../api/types";

export const SHOP = "/shop";

export type OwnShop = { shop: Shop; etag: string };

/** The dealer's shop with its ETag; null while there is none. */
export function useShop() {
  const { data, error, refetch } = useQuery({ queryKey: [SHOP], queryFn: ({ signal }) => readShop(signal) });
  return { own: data, error, retry: () => void refetch() };
}

async function readShop(signal: AbortSignal): Promise<OwnShop | null> {
  try {
    const { data, etag } = await api.call<Shop>("GET", SHOP, { signal });
    return { shop: data, etag: etag ?? "" };
  } catch (error) {
    if (error instanceof ApiProblem && error.code === "no_shop_yet") return null;
    throw error;
  }
}

/** After a change: the shop as it was answered, and everything under it anew. */
export function useShopChanged() {
  const queries = useQueryClient();
  return async (answer?: { data: Shop; etag: string | null }) => {
    if (answer) queries.setQueryData<OwnShop>([SHOP], { shop: answer.data, etag: answer.etag ?? "" });
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith(answer ? `${SHOP}/` : SHOP) });
  };
}
