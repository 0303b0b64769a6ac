import "./nothing-found.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { formatMoney } from "@parure/shared";
import type { Help, WayOut } from "./answer";
import { addressOf, cleared, noFilters, withParameter, withoutParameter, type Filters } from "./filters";

/** An empty list shows the ways out that lead somewhere, the one with the most pieces first. */
export default function NothingFound({ filters, help, base }: { filters: Filters; help: Help | null; base: string }) {
  const { i18n } = useLingui();
  const near = help?.nearest_price;
  const ways = (help?.relax ?? []).filter((way) => way.total > 0).slice(0, 4);
  const price = near && formatMoney(near, i18n.locale);
  return (
    <section class="nothing">
      <span class="notice-rings" aria-hidden="true" />
      <h2 class="notice-title">
        <Trans>Nothing matches these wishes yet</Trans>
      </h2>
      {help?.corrected && (
        <p class="notice-text">
          <Trans>
            Did you mean{" "}
            <Link href={addressOf({ ...filters, said: "", text: help.corrected }, base)} replace class="text-link">
              {help.corrected}
            </Link>
            ?
          </Trans>
        </p>
      )}
      {ways.length > 0 && (
        <ul class="ways">
          {ways.map((way) => (
            <li key={way.label}>
              <Link href={addressOf(filtersWithout(filters, way), base)} replace class="way">
                <span>
                  <Trans>Without {way.label}</Trans>
                </span>
                <span class="facet-count">{way.total}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {near && (
        <p class="notice-text">
          <Link href={addressOf(nearest(filters, near.amount), base)} replace class="text-link">
            <Trans>The nearest piece costs {price}</Trans>
          </Link>
        </p>
      )}
      <Link href={addressOf(filters.text ? cleared(filters) : noFilters, base)} class="button button-quiet">
        <Trans>Clear filters</Trans>
      </Link>
      {help?.adviser && (
        <Link href={`/advisers?wish=${encodeURIComponent(filters.said || filters.text)}`} class="text-link">
          <Trans>Ask an adviser</Trans>
        </Link>
      )}
    </section>
  );
}

const filtersWithout = (filters: Filters, way: WayOut): Filters => way.without.reduce((left, { name, value }) => withoutParameter(left, name, value), filters);

/** The price range widened just as far as the nearest piece. */
function nearest(filters: Filters, amount: number): Filters {
  const high = filters.ranges["price"]?.high;
  const above = high !== null && high !== undefined && Number(high) * 100 < amount;
  return withParameter(filters, above ? "max_price" : "min_price", String(above ? Math.ceil(amount / 100) * 100 : Math.floor(amount / 100) * 100));
}
