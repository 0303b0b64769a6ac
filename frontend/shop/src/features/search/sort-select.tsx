import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { MessageDescriptor } from "@lingui/core";
import { sorts, type Filters, type Sort } from "./filters";

const sortNames: Record<Sort, MessageDescriptor> = {
  relevance: msg`Best match`,
  newest: msg`Newest first`,
  price: msg`Price, low to high`,
  "-price": msg`Price, high to low`,
  sales: msg`Most loved`,
  discount: msg`Largest reduction`,
};

export function SortSelect({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const { i18n } = useLingui();
  const matched = Boolean(filters.text) || Object.keys(filters.preferred).length > 0;
  const usual: Sort = matched ? "relevance" : "newest";
  return (
    <label class="select select-sort">
      <span class="sr-only">
        <Trans>Sort by</Trans>
      </span>
      <select value={filters.sort ?? usual} onChange={(event) => onChange({ ...filters, sort: chosen(event.currentTarget.value as Sort, usual) })}>
        {sorts
          .filter((sort) => matched || sort !== "relevance")
          .map((sort) => (
            <option key={sort} value={sort}>
              {i18n._(sortNames[sort])}
            </option>
          ))}
      </select>
    </label>
  );
}

/** The usual order stays out of the address. */
const chosen = (sort: Sort, usual: Sort): Sort | null => (sort === usual ? null : sort);
