import { api, type Listing, type QueryValue } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";

const COUNTED_AT_MOST = 100;

export type Counted<T> = { items: T[]; label: string };

/** How many there are, as far as one page tells: "100+" is exact enough to act upon and costs one call. */
export function useCount<T>(path: string, query: Record<string, QueryValue> = {}, keep: (item: T) => boolean = () => true): Counted<T> | undefined {
  const { data } = useQuery({
    queryKey: [path, "count", query],
    queryFn: ({ signal }) => api.get<Listing<T>>(path, { query: { ...query, limit: COUNTED_AT_MOST }, signal }),
    refetchInterval: 60_000,
  });
  if (!data) return undefined;
  const items = data.items.filter(keep);
  return { items, label: data.next_cursor ? `${items.length}+` : String(items.length) };
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
