import { api } from "@parure/shared";
import type { Found, Suggestion, Wish } from "./answer";
import { shopQuery } from "../dealer-shop/scope";
import { queryOf, type Filters } from "./filters";

export const PAGE_SIZE = 24;
/** As many as the API gives at once: what somebody had unrolled comes back by one call. */
const MOST = 96;

interface Part {
  cursor: string | null;
  size: number;
}

/** Facets and ranges belong to the whole list: only its first part asks for them. */
export function search(filters: Filters, { cursor, size }: Part, signal: AbortSignal): Promise<Found> {
  const query = { ...queryOf(filters), ...shopQuery(), cursor, limit: Math.min(Math.max(size, PAGE_SIZE), MOST), facets: cursor ? "none" : null };
  return api.get("/search", { query, signal });
}

/** What a sentence wishes for; `like` is the piece that "like this" means. */
export function understand(sentence: string, like: string | null, signal: AbortSignal): Promise<Wish> {
  return api.get("/search/wishes", { query: { q: sentence, product_id: like, ...shopQuery() }, signal });
}

export async function suggest(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  return (await api.get<{ items: Suggestion[] }>("/search/suggestions", { query: { q: text, ...shopQuery() }, signal })).items;
}
