import { lazy, Suspense, useEffect, useRef } from "react";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useSearch } from "wouter";
import type { Category } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { ErrorState } from "../../ui/states";
import { usePageTitle } from "../../ui/title";
import { useWide } from "../../ui/wide";
import { categoryNames } from "../catalog/names";
import { GridSkeleton, ProductGrid } from "../catalog/product-grid";
import { ActiveChips, useChips } from "./active-chips";
import { CategoryChips } from "./category-chips";
import { FilterButton } from "./filter-button";
import { addressOf, cleared, filtersOf, pairs, type Filters } from "./filters";
import { useFoundList } from "./list";
import { observe } from "./observe";
import { SortSelect } from "./sort-select";
import { useWish } from "./use-wish";

/** Filters of one search that are worth counting. */
const MOST_TOLD = 20;
const FacetPanel = lazy(() => import("./facet-panel"));
const NothingFound = lazy(() => import("./nothing-found"));

/** A list with everything that narrows it, all of it in the query of the address `base`. */
export default function ListView({ base }: { base: string }) {
  const { t, i18n } = useLingui();
  const search = useSearch();
  const [, navigate] = useLocation();
  const filters = filtersOf(search);
  const wish = useWish(new URLSearchParams(search), base, i18n.locale);
  const list = useFoundList(filters, i18n.locale, wish.waiting);
  const { found, stale } = list;
  const top = useRef<HTMLDivElement>(null);
  const wide = useWide();
  const title = useListTitle(filters);
  usePageTitle(title);
  useTelling(filters, stale ? null : (found?.total ?? null), list.busy);

  function change(next: Filters): void {
    navigate(addressOf(next, base), { replace: true });
    if ((top.current?.getBoundingClientRect().top ?? 0) < 0) top.current?.scrollIntoView();
  }

  const chips = useChips(filters, found);
  const total = found?.total ?? 0;
  const counted = found?.total != null;
  const empty = !stale && counted && total === 0;
  const panel = (
    <Suspense fallback={<PanelSkeleton />}>
      <FacetPanel filters={filters} found={found} onChange={change} />
    </Suspense>
  );
  return (
    <div class="page list" ref={top}>
      <header class="list-head">
        <h1 class={`page-title list-title ${filters.said || filters.text ? "list-words" : ""}`} tabIndex={-1}>
          {title}
        </h1>
        <p class="list-total">{empty ? null : counted ? t`${plural(total, { one: "# piece", other: "# pieces" })}` : "\u00a0"}</p>
      </header>
      <CategoryChips filters={filters} base={base} />
      <div class="list-bar">
        <FilterButton active={chips.length} total={total} busy={stale} onClear={() => change(cleared(filters))}>
          {panel}
        </FilterButton>
        <SortSelect filters={filters} onChange={change} />
      </div>
      <div class="list-body">
        <aside class="list-side" aria-label={t`Filter`}>
          {wide && (counted ? panel : <PanelSkeleton />)}
        </aside>
        <div class="list-main" aria-busy={stale && counted}>
          <ActiveChips chips={chips} filters={filters} onChange={change} />
          {wish.problems.map((problem) => (
            <p key={problem} class="list-note">
              {problem}
            </p>
          ))}
          {found?.query.corrected && !empty && (
            <p class="list-note">
              <Trans>
                Showing results for <strong>{found.query.corrected}</strong>
              </Trans>
            </p>
          )}
          {!found && !list.problem && <GridSkeleton count={12} />}
          {found && !empty && <ProductGrid products={found.items} onOpen={(product, position) => observe({ kind: "click", q: filters.said || filters.text, product_id: product.product_id, position: position + 1 })} />}
          {list.problem && <ErrorState problem={list.problem} onRetry={list.more} heading="h2" />}
          {empty && (
            <Suspense fallback={null}>
              <NothingFound filters={filters} help={found?.help ?? null} base={base} />
            </Suspense>
          )}
          {found?.next_cursor && !stale && !list.problem && (
            <p class="list-more">
              <span class="list-seen">
                <Trans>
                  {found.items.length} of {total}
                </Trans>
              </span>
              <button type="button" class="button button-quiet" aria-busy={list.busy} onClick={list.more}>
                <Trans>Show more pieces</Trans>
              </button>
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

/** What was said, the one category that is shown, or everything. */
function useListTitle({ said, text, chosen }: Filters): string {
  const { t, i18n } = useLingui();
  const words = said || text;
  const [category, ...others] = chosen["category"] ?? [];
  if (words) return words;
  if (category && others.length === 0 && category in categoryNames) return i18n._(categoryNames[category as Category]);
  return t`All pieces`;
}

/** Each list is told once: to those who listen, and to those who count what people look for. */
function useTelling(filters: Filters, total: number | null, busy: boolean): void {
  const { t } = useLingui();
  const told = useRef("");
  const address = addressOf(filters);
  useEffect(() => {
    if (total === null || busy || told.current === address) return;
    if (told.current) announce(t`${plural(total, { one: "# piece", other: "# pieces" })}`);
    told.current = address;
    const named = pairs(filters.chosen);
    const q = filters.said || filters.text;
    if (q || named.length > 0) observe({ kind: total ? "search" : "zero_results", q, filters: named.slice(0, MOST_TOLD), total });
  }, [address, total, busy]);
}

function PanelSkeleton() {
  return (
    <div class="panel-skeleton" aria-hidden="true">
      {Array.from({ length: 9 }, (_, index) => (
        <span key={index} class={`bone ${index % 3 ? "bone-line" : "bone-label"}`} />
      ))}
    </div>
  );
}
