import { t } from "@lingui/core/macro";
import { Link, useLocation } from "wouter";

import filters from "../../ui/filters.module.css";
import classes from "./shop-front.module.css";

/** The rooms of the shop's desk. */
export function ShopSections() {
  const [location] = useLocation();
  const rooms = [
    { to: "/shop", label: t`Look` },
    { to: "/shop/assortment", label: t`Assortment` },
    { to: "/shop/choose", label: t`Choose pieces` },
    { to: "/shop/prices", label: t`Prices` },
    { to: "/shop/places", label: t`Shops to visit` },
  ];
  return (
    <nav className={`${filters.filters} ${classes.sections}`} aria-label={t`My shop`}>
      {rooms.map(({ to, label }) => <Link key={to} href={to} aria-current={location === to ? "page" : undefined}>{label}</Link>)}
    </nav>
  );
}
