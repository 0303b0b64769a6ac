import { t } from "@lingui/core/macro";
import { api, type Listing } from "@parure/shared";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import type { CountLine, CountPosting, CountSheet, StockRow } from "../../api/types";
import { toast } from "../../ui/toasts";

/** A sheet's stock and lines, whole, and what can be done with it. */
export function useCountSheet(sheet: CountSheet) {
  const queries = useQueryClient();
  const path = `/stock-counts/${sheet.count_id}`;
  const stock = useQuery({ queryKey: ["/stock", "whole", sheet.location_id], queryFn: ({ signal }) => everything<StockRow>("/stock", { location_id: sheet.location_id, limit: 500 }, signal) });
  const counted = useQuery({ queryKey: [`${path}/lines`], queryFn: ({ signal }) => everything<CountLine>(`${path}/lines`, { limit: 100 }, signal) });
  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey: [key] }) => /^\/stock(-counts.*)?$/.test(String(key)) });

  const record = async (sku: string, number: number) => {
    const { items } = await api.put<{ items: CountLine[] }>(`${path}/lines`, { lines: [{ sku, counted: number }] });
    queries.setQueryData<CountLine[]>([`${path}/lines`], (before = []) => [...before.filter((line) => line.sku !== items[0]?.sku), ...items]);
  };
  const post = async () => {
    let posting: CountPosting;
    do posting = await api.post<CountPosting>(`${path}/post`);
    while (posting.status === "posting");
    if (posting.refused) toast.failed(t`Some differences could not be posted. The sheet says why.`);
    else toast.done(t`Posted. The ledger agrees with what lies there.`);
    await refresh();
  };
  const discard = async () => {
    await api.post(`${path}/discard`);
    toast.done(t`Thrown away.`);
    await refresh();
  };
  return {
    stock: stock.data,
    counted: counted.data,
    error: stock.error ?? counted.error,
    retry: () => { void stock.refetch(); void counted.refetch(); },
    record,
    post,
    discard,
  };
}

async function everything<T>(path: string, query: Record<string, string | number>, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Listing<T> = await api.get<Listing<T>>(path, { query: { ...query, cursor }, signal });
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return items;
}
