import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { categoryNames } from "../catalog/names";
import { house } from "../dealer-shop/house";
import { SignOutButton } from "./mobile-menu";
import { LanguageSwitch } from "./language-switch";
import { shownCategories } from "./navigation";
import { useSession } from "./session";
import { ThemeSwitch } from "./theme-switch";

export function Footer() {
  const Foot = house.current?.Foot;
  return Foot ? <Foot /> : <MallFooter />;
}

function MallFooter() {
  const { i18n, t } = useLingui();
  const { status } = useSession();
  return (
    <footer class="footer">
      <div class="footer-row">
        <div class="footer-house">
          <p class="wordmark-latin">Parure</p>
          <p class="footer-line">
            <Trans>Strings of pearl, joined: makers, shops and wearers in one house.</Trans>
          </p>
        </div>
        <nav aria-label={t`All categories`}>
          <h2 class="label">
            <Trans>Collection</Trans>
          </h2>
          <ul class="footer-list">
            {shownCategories().map((name) => (
              <li key={name}>
                <Link href={`/shop?category=${name}`}>{i18n._(categoryNames[name])}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={t`Your account`}>
          <h2 class="label">
            <Trans>Your account</Trans>
          </h2>
          <ul class="footer-list footer-list-single">
            <li>
              <Link href="/orders">
                <Trans>My orders</Trans>
              </Link>
            </li>
            <li>
              <Link href="/wishlist">
                <Trans>Wish list</Trans>
              </Link>
            </li>
            {status === "signed_in" && (
              <li>
                <Link href="/addresses">
                  <Trans>Address book</Trans>
                </Link>
              </li>
            )}
            <li>
              <Link href="/cart">
                <Trans>Shopping bag</Trans>
              </Link>
            </li>
            <li>
              {status === "signed_in" ? (
                <SignOutButton />
              ) : (
                <Link href="/sign-in">
                  <Trans>Sign in</Trans>
                </Link>
              )}
            </li>
            <li>
              <Link href="/advisers">
                <Trans>Ask an adviser</Trans>
              </Link>
            </li>
            <li>
              <a href="/portal/">
                <Trans>For suppliers and dealers</Trans>
              </a>
            </li>
            <li>
              <a href="/portal/join">
                <Trans>Join as a supplier or a dealer</Trans>
              </a>
            </li>
          </ul>
        </nav>
        <div>
          <h2 class="label">
            <Trans>Language</Trans>
          </h2>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  );
}
