import { api, type Listing, type QueryValue } from "@parure/shared";
import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from "@tanstack/react-query";

type ListOptions = { refreshMs?: number; enabled?: boolean; /** false where the API gives the whole list at once and knows no `limit` */ paged?: boolean };

/** A list of the API, page by page. The key starts with the path, so a change can refresh everything under it. */
export function useList<T>(path: string, query: Record<string, QueryValue> = {}, { refreshMs, enabled = true, paged = true }: ListOptions = {}) {
  const list = useInfiniteQuery({
    queryKey: [path, query],
    queryFn: ({ pageParam, signal }) => api.get<Listing<T>>(path, { query: { ...(paged ? { limit: 50 } : {}), ...query, cursor: pageParam }, signal }),
    enabled,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    ...(refreshMs ? { refetchInterval: refreshMs } : {}),
  });
  return { ...tableState(list), refresh: list.refetch };
}

function tableState<T>(list: UseInfiniteQueryResult<InfiniteData<Listing<T>>>) {
  return {
    rows: list.data?.pages.flatMap((page) => page.items),
    error: list.error,
    retry: () => void list.refetch(),
    more: { has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() },
  };
}
