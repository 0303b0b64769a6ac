import { useEffect, useRef, useState } from "react";
import type { ApiProblem, ProductCard } from "@parure/shared";
import { asProblem } from "../../ui/remote";
import type { Found, FoundCard } from "./answer";
import { PAGE_SIZE, search } from "./api";
import { addressOf, noFilters, withOnly, type Filters } from "./filters";

const UNROLLED = "parure.unrolled";

/** Lists seen in this visit, so that "back" from a piece shows the same rows at once. */
const seen = new Map<string, Found>();

export interface FoundList {
  /** While other filters are being asked for this is still the list before. */
  found: Found | null;
  stale: boolean;
  busy: boolean;
  problem: ApiProblem | null;
  more: () => void;
}

export function useFoundList(filters: Filters, language: string, waiting: boolean): FoundList {
  const key = `${language}|${addressOf({ ...filters, said: "" })}`;
  const [, redraw] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const abort = useRef<AbortController | null>(null);
  const shown = useRef<Found | null>(null);
  shown.current ??= published(filters, language);

  async function load(): Promise<void> {
    abort.current?.abort();
    const mine = new AbortController();
    abort.current = mine;
    setBusy(true);
    setProblem(null);
    const before = seen.get(key) ?? null;
    try {
      const cursor = before?.next_cursor ?? null;
      const part = await search(filters, { cursor, size: before ? PAGE_SIZE : unrolled(key) }, mine.signal);
      keep(key, before ? { ...before, items: [...before.items, ...part.items], next_cursor: part.next_cursor } : part);
    } catch (error) {
      if (!mine.signal.aborted) setProblem(asProblem(error));
    } finally {
      if (!mine.signal.aborted) setBusy(false);
      redraw((count) => count + 1);
    }
  }

  useEffect(() => {
    setProblem(null);
    if (!waiting && !seen.has(key)) void load();
    return () => abort.current?.abort();
  }, [key, waiting]);

  const current = waiting ? null : (seen.get(key) ?? null);
  if (current) shown.current = current;
  return { found: current ?? shown.current, stale: current === null, busy, problem, more: () => void load() };
}

/** The pieces that the published page carries, when they are those of this list: they stand until the answer is here. */
function published(filters: Filters, language: string): Found | null {
  const script = document.getElementById("parure-list");
  if (!script?.textContent || script.getAttribute("lang") !== language) return null;
  const { category, items } = JSON.parse(script.textContent) as { category: string | null; items: ProductCard[] };
  const mine = addressOf(category ? withOnly(noFilters, "category", category) : noFilters);
  if (addressOf(filters) !== mine) return null;
  const cards = items.map((item): FoundCard => ({ ...item, sku: "", in_stock: true, was_price: null, highlight: [] }));
  return { total: null, items: cards, facets: {}, facet_names: {}, ranges: {}, query: { text: "", corrected: null }, help: null, next_cursor: null };
}

function keep(key: string, found: Found): void {
  seen.set(key, found);
  if (found.items.length > PAGE_SIZE) sessionStorage.setItem(UNROLLED, JSON.stringify([key, found.items.length]));
}

/** How many pieces of the last long list were unrolled: after a reload they are all there again. */
function unrolled(key: string): number {
  const [which, count] = JSON.parse(sessionStorage.getItem(UNROLLED) ?? "[]") as [string?, number?];
  return which === key && count ? count : PAGE_SIZE;
}
