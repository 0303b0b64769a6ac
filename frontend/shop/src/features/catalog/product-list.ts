import { useEffect, useRef, useState } from "react";
import type { ApiProblem, ProductCard } from "@parure/shared";
import { asProblem } from "../../ui/remote";
import { readProducts } from "./api";
import { addressOf, type Filters } from "./filters";

interface Pages {
  items: ProductCard[];
  cursor: string | null;
}

/** Lists seen in this visit, so that "back" from a piece shows the same rows at once. */
const seen = new Map<string, Pages>();

export interface ProductList {
  items: ProductCard[] | null;
  hasMore: boolean;
  busy: boolean;
  problem: ApiProblem | null;
  more: () => void;
}

export function useProductList(filters: Filters, language: string): ProductList {
  const key = `${language}${addressOf(filters)}`;
  const [, redraw] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const abort = useRef<AbortController | null>(null);

  async function load(): Promise<void> {
    abort.current?.abort();
    const mine = new AbortController();
    abort.current = mine;
    setBusy(true);
    setProblem(null);
    const before = seen.get(key);
    try {
      const page = await readProducts(filters, before?.cursor ?? null, mine.signal);
      seen.set(key, { items: [...(before?.items ?? []), ...page.items], cursor: page.next_cursor });
    } catch (error) {
      if (!mine.signal.aborted) setProblem(asProblem(error));
    } finally {
      if (!mine.signal.aborted) setBusy(false);
      redraw((count) => count + 1);
    }
  }

  useEffect(() => {
    setProblem(null);
    if (!seen.has(key)) void load();
    return () => abort.current?.abort();
  }, [key]);

  const pages = seen.get(key);
  return { items: pages?.items ?? null, hasMore: Boolean(pages?.cursor), busy, problem, more: () => void load() };
}
