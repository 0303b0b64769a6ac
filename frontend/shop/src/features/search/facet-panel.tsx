import "./facet-panel.css";
import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { FacetValue, Found } from "./answer";
import { toggled, withRange, type Filters } from "./filters";
import { inOrder, shownFacets } from "./order";
import { RangeFilter } from "./range-filter";

interface Props {
  filters: Filters;
  found: Found | null;
  onChange: (filters: Filters) => void;
}

/** Facets that are open at first; the others are one press away. */
const OPEN = 4;
/** Values of a facet that are shown at first, and how many more are worth hiding. */
const SHOWN = 7;
const WORTH_HIDING = 2;

/** What the list can be narrowed by, each value with how many pieces it would show. */
export default function FacetPanel({ filters, found, onChange }: Props) {
  const names = shownFacets(found?.facets ?? {}, filters.chosen);
  const { price, ...ranges } = found?.ranges ?? {};
  const range = (name: string, histogram: NonNullable<typeof price>, open: boolean) => (
    <details key={name} class="facet" open={open || name in filters.ranges}>
      <summary>{histogram.label}</summary>
      <RangeFilter name={name} histogram={histogram} span={filters.ranges[name]} onChange={(span) => onChange(withRange(filters, name, span))} />
    </details>
  );
  const facet = (name: string, place: number) => (
    <Facet key={name} label={found?.facet_names[name] ?? name} values={inOrder(name, found?.facets[name] ?? [])} chosen={filters.chosen[name] ?? []} open={place < OPEN} onToggle={(value) => onChange(toggled(filters, name, value))} />
  );
  return (
    <div class="panel">
      <Switches filters={filters} onChange={onChange} />
      {names.slice(0, 2).map(facet)}
      {price && range("price", price, true)}
      {names.slice(2).map((name, place) => facet(name, place + 2))}
      {Object.entries(ranges).map(([name, histogram]) => range(name, histogram, name === "carat"))}
    </div>
  );
}

function Switches({ filters, onChange }: Omit<Props, "found">) {
  const { t } = useLingui();
  const one = (name: string, label: string) => (
    <label class="facet-value" key={name}>
      <input type="checkbox" checked={Boolean(filters.chosen[name]?.length)} onChange={() => onChange(toggled(filters, name, "yes"))} />
      <span>{label}</span>
    </label>
  );
  return (
    <div class="switches">
      {one("in_stock", t`In stock`)}
      {one("reduced", t`Reduced`)}
    </div>
  );
}

interface FacetProps {
  label: string;
  values: readonly FacetValue[];
  chosen: readonly string[];
  open: boolean;
  onToggle: (value: string) => void;
}

function Facet({ label, values, chosen, open, onToggle }: FacetProps) {
  const [all, setAll] = useState(false);
  const long = values.length > SHOWN + WORTH_HIDING;
  const shown = all || !long ? values : values.filter(({ value }, place) => place < SHOWN || chosen.includes(value));
  return (
    <details class="facet" open={open || chosen.length > 0}>
      <summary>{label}</summary>
      <div role="group" aria-label={label}>
        {shown.map(({ value, label: name, count }) => {
          const taken = chosen.includes(value);
          return (
            <label key={value} class="facet-value">
              <input type="checkbox" checked={taken} disabled={count === 0 && !taken} onChange={() => onToggle(value)} />
              <span>{name}</span>
              <span class="facet-count">{count}</span>
            </label>
          );
        })}
        {long && (
          <button type="button" class="text-button facet-all" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? <Trans>Fewer</Trans> : <Trans>All {values.length}</Trans>}
          </button>
        )}
      </div>
    </details>
  );
}
