import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { formatMoney } from "@parure/shared";
import { addressOf, priceSteps, type Filters } from "./filters";

/** Two short lists instead of two number fields: quick on a phone, and no range can be mistyped. */
export function PriceRange({ filters }: { filters: Filters }) {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const change = (part: Partial<Filters>) => navigate(addressOf({ ...filters, ...part }), { replace: true });
  const shown = (value: number) => formatMoney({ amount: value * 100, currency: "CNY" }, i18n.locale);
  const read = (text: string) => (text ? Number(text) : null);

  return (
    <fieldset class="price-range">
      <legend class="select-label">
        <Trans>Price</Trans>
      </legend>
      <div class="price-range-row">
        <select aria-label={t`Lowest price`} value={filters.minPrice ?? ""} onChange={(event) => change({ minPrice: read(event.currentTarget.value) })}>
          <option value="">{t`No minimum`}</option>
          {withCurrent(filters.minPrice)
            .filter((step) => filters.maxPrice === null || step < filters.maxPrice)
            .map((step) => (
              <option key={step} value={step}>
                {shown(step)}
              </option>
            ))}
        </select>
        <span aria-hidden="true">–</span>
        <select aria-label={t`Highest price`} value={filters.maxPrice ?? ""} onChange={(event) => change({ maxPrice: read(event.currentTarget.value) })}>
          <option value="">{t`No maximum`}</option>
          {withCurrent(filters.maxPrice)
            .filter((step) => filters.minPrice === null || step > filters.minPrice)
            .map((step) => (
              <option key={step} value={step}>
                {shown(step)}
              </option>
            ))}
        </select>
      </div>
    </fieldset>
  );
}

/** The steps, and the value of the address where it is none of them. */
function withCurrent(current: number | null): number[] {
  const steps = new Set<number>(priceSteps);
  if (current !== null) steps.add(current);
  return [...steps].sort((a, b) => a - b);
}
