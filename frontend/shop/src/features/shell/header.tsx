import { useEffect, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation, useSearch } from "wouter";
import { CartButton } from "../cart/cart-button";
import { SearchButton } from "../search/search-button";
import { categoryNames } from "../catalog/names";
import { house } from "../dealer-shop/house";
import { MenuIcon, PersonIcon } from "../../ui/icons";
import { useWide } from "../../ui/wide";
import { LanguageSwitch } from "./language-switch";
import { MobileMenu } from "./mobile-menu";
import { mainCategories, shownCategories } from "./navigation";
import { useSession } from "./session";
import { useMarks } from "../wishlist/store";
import { useWishLabel, WishLink } from "../wishlist/wish-link";

export function Header() {
  const { t, i18n } = useLingui();
  const [pathname] = useLocation();
  const search = useSearch();
  const { status } = useSession();
  const wide = useWide();
  const { notices } = useMarks();
  const wishLabel = useWishLabel();
  const Mark = house.current?.Mark;
  const categories = shownCategories().slice(0, mainCategories.length);
  const [menuOpen, setMenuOpen] = useState(false);
  const category = pathname === "/shop" ? new URLSearchParams(search).get("category") : null;
  useEffect(() => setMenuOpen(false), [pathname, search]);

  return (
    <header class="header">
      <div class="header-row">
        {!wide && (
          <div class="header-left">
            <button type="button" class="icon-button" aria-label={t`Menu`} aria-haspopup="dialog" aria-describedby={notices > 0 ? "menu-news" : undefined} onClick={() => setMenuOpen(true)}>
              <MenuIcon />
              {notices > 0 && (
                <span class="icon-dot" id="menu-news">
                  <span class="sr-only">{wishLabel}</span>
                </span>
              )}
            </button>
            <SearchButton />
          </div>
        )}
        <nav class="header-nav" aria-label={t`Categories`}>
          {categories.map((name) => (
            <Link key={name} href={`/shop?category=${name}`} class="nav-link" aria-current={category === name ? "page" : undefined}>
              {i18n._(categoryNames[name])}
            </Link>
          ))}
        </nav>
        {Mark ? (
          <Mark />
        ) : (
          <Link href="/" class="wordmark">
            <span class="wordmark-latin">Parure</span>
            <span class="wordmark-hanzi" lang="zh-CN">
              珠联
            </span>
          </Link>
        )}
        <div class="header-tools">
          {wide && <SearchButton />}
          <span class="header-language">
            <LanguageSwitch />
          </span>
          <Link href={status === "signed_in" ? "/orders" : "/sign-in"} class="icon-button" aria-label={status === "signed_in" ? t`My orders` : t`Sign in`}>
            <PersonIcon />
          </Link>
          <WishLink />
          <CartButton />
        </div>
      </div>
      <MobileMenu open={menuOpen} onClose={() => setMenuOpen(false)} title={<Trans>Menu</Trans>} />
    </header>
  );
}
