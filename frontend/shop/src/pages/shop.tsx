import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useSearch } from "wouter";
import { FilterBar } from "../features/catalog/filter-bar";
import { addressOf, filtersOf } from "../features/catalog/filters";
import { categoryNames } from "../features/catalog/names";
import { GridSkeleton, ProductGrid } from "../features/catalog/product-grid";
import { useProductList } from "../features/catalog/product-list";
import { ErrorState } from "../ui/states";
import { usePageTitle } from "../ui/title";

export default function ShopPage() {
  const { t, i18n } = useLingui();
  const filters = filtersOf(useSearch());
  const list = useProductList(filters, i18n.locale);
  const title = filters.category ? i18n._(categoryNames[filters.category]) : t`All pieces`;
  usePageTitle(title);
  return (
    <div class="page">
      <header class="list-head">
        <h1 class="page-title">{title}</h1>
      </header>
      <FilterBar filters={filters} />
      {list.items && <ProductGrid products={list.items} />}
      {!list.items && !list.problem && <GridSkeleton count={12} />}
      {list.problem && <ErrorState problem={list.problem} onRetry={list.more} heading="h2" />}
      {list.items?.length === 0 && (
        <section class="list-empty">
          <h2 class="notice-title">
            <Trans>Nothing matches these wishes yet</Trans>
          </h2>
          <p class="notice-text">
            <Trans>Try a wider price range or another material.</Trans>
          </p>
          <Link href={addressOf({ ...filters, material: null, minPrice: null, maxPrice: null })} class="button button-quiet">
            <Trans>Clear filters</Trans>
          </Link>
        </section>
      )}
      {list.items && list.hasMore && !list.problem && (
        <p class="list-more">
          <button type="button" class="button button-quiet" aria-busy={list.busy} onClick={list.more}>
            <Trans>Show more pieces</Trans>
          </button>
        </p>
      )}
    </div>
  );
}
