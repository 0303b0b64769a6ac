import { useState } from "react";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { MessageDescriptor } from "@lingui/core";
import { Link, useLocation } from "wouter";
import type { Category, Material } from "@parure/shared";
import { Dialog } from "../../ui/dialog";
import { FilterIcon } from "../../ui/icons";
import { addressOf, countActive, type Filters, type Sort } from "./filters";
import { categoryNames, materialNames } from "./names";
import { PriceRange } from "./price-range";

const sortNames: Record<Sort, MessageDescriptor> = {
  newest: msg`Newest first`,
  price: msg`Price, low to high`,
  "-price": msg`Price, high to low`,
};

export function FilterBar({ filters }: { filters: Filters }) {
  const [open, setOpen] = useState(false);
  const active = countActive({ ...filters, category: null });
  return (
    <div class="filters">
      <CategoryChips filters={filters} />
      <div class="filters-row">
        <button type="button" class="text-button filters-open" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <FilterIcon />
          <Trans>Filter</Trans>
          {active > 0 && <span class="filters-count">{active}</span>}
        </button>
        <div class="filters-wide">
          <MaterialSelect filters={filters} />
          <PriceRange filters={filters} />
        </div>
        <SortSelect filters={filters} />
      </div>
      <Dialog title={<Trans>Filter</Trans>} open={open} onClose={() => setOpen(false)} kind="sheet">
        <div class="filters-sheet">
          <MaterialSelect filters={filters} />
          <PriceRange filters={filters} />
          <button type="button" class="button button-wide" onClick={() => setOpen(false)}>
            <Trans>Show pieces</Trans>
          </button>
        </div>
      </Dialog>
    </div>
  );
}

function CategoryChips({ filters }: { filters: Filters }) {
  const { i18n, t } = useLingui();
  const chip = (category: Category | null, name: string) => (
    <li key={name}>
      <Link href={addressOf({ ...filters, category })} replace class="chip" aria-current={filters.category === category ? "page" : undefined}>
        {name}
      </Link>
    </li>
  );
  return (
    <nav aria-label={t`Filter by category`}>
      <ul class="chips">
        {chip(null, t`All`)}
        {(Object.keys(categoryNames) as Category[]).map((category) => chip(category, i18n._(categoryNames[category])))}
      </ul>
    </nav>
  );
}

function MaterialSelect({ filters }: { filters: Filters }) {
  const { i18n, t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <label class="select">
      <span class="select-label">
        <Trans>Material</Trans>
      </span>
      <select
        value={filters.material ?? ""}
        onChange={(event) => navigate(addressOf({ ...filters, material: (event.currentTarget.value || null) as Material | null }), { replace: true })}
      >
        <option value="">{t`All materials`}</option>
        {Object.entries(materialNames).map(([material, name]) => (
          <option key={material} value={material}>
            {i18n._(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

function SortSelect({ filters }: { filters: Filters }) {
  const { i18n } = useLingui();
  const [, navigate] = useLocation();
  return (
    <label class="select select-sort">
      <span class="select-label">
        <Trans>Sort by</Trans>
      </span>
      <select value={filters.sort} onChange={(event) => navigate(addressOf({ ...filters, sort: event.currentTarget.value as Sort }), { replace: true })}>
        {Object.entries(sortNames).map(([sort, name]) => (
          <option key={sort} value={sort}>
            {i18n._(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
