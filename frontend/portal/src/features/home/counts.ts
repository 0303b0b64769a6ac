import { api, type Listing, type QueryValue } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";

const COUNTED_AT_MOST = 100;
const LOOKED_THROUGH = 5;

export type Counted<T> = { items: T[]; label: string };

/** How many there are, as far as one page tells: "100+" is exact enough to act upon and costs one call. An empty page is looked
 * behind: of a long list that is filtered, the first page may hold none. */
export function useCount<T>(path: string, query: Record<string, QueryValue> = {}, keep: (item: T) => boolean = () => true): Counted<T> | undefined {
  const { data } = useQuery({
    queryKey: [path, "count", query],
    queryFn: ({ signal }) => firstRows((cursor) => api.get<Listing<T>>(path, { query: { ...query, limit: COUNTED_AT_MOST, cursor }, signal })),
    refetchInterval: 60_000,
  });
  if (!data) return undefined;
  const items = data.items.filter(keep);
  return { items, label: countOf(items.length, data.next_cursor !== null) };
}

/** Nothing found so far and more to look at is not known to be none. */
export const countOf = (found: number, goesOn: boolean): string => (!goesOn ? String(found) : found ? `${found}+` : "—");

/** The first page that holds something, or the last one that is looked at. */
export async function firstRows<T>(read: (cursor: string | null) => Promise<Listing<T>>): Promise<Listing<T>> {
  let page = await read(null);
  for (let looked = 1; looked < LOOKED_THROUGH && !page.items.length && page.next_cursor; looked++) page = await read(page.next_cursor);
  return page;
}

/** How many of the times fall on each of the last `days` days, oldest first, in the reader's own time zone. */
export function perDay(times: readonly string[], days: number, now: Date): { day: Date; count: number }[] {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const counts = new Map<number, number>();
  for (const time of times) {
    const at = midnight(new Date(time)).getTime();
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const today = midnight(now);
  return Array.from({ length: days }, (_, index) => {
    const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() - (days - 1 - index));
    return { day, count: counts.get(day.getTime()) ?? 0 };
  });
}
