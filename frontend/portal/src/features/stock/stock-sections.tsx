import { t } from "@lingui/core/macro";
import { Link, useLocation } from "wouter";

import filters from "../../ui/filters.module.css";
import classes from "./stock.module.css";

/** The rooms of the stock desk. */
export function StockSections() {
  const [path] = useLocation();
  const sections = [
    { to: "/stock", label: t`Balances` },
    { to: "/stock/transfers", label: t`Transfers and consignment` },
    { to: "/stock/counts", label: t`Stocktaking` },
    { to: "/stock/locations", label: t`Locations` },
  ];
  return (
    <nav aria-label={t`Stock desk`} className={`${filters.filters} ${classes.sections}`}>
      {sections.map(({ to, label }) => {
        const here = to === "/stock" ? path === to : path.startsWith(to);
        return <Link key={to} href={to} aria-current={here ? "page" : undefined}>{label}</Link>;
      })}
    </nav>
  );
}
