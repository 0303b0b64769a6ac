import type { ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { categoryNames } from "../catalog/names";
import { LanguageSwitch } from "./language-switch";
import { SignOutButton } from "./mobile-menu";
import { shownCategories } from "./navigation";
import { useSession } from "./session";
import { ThemeSwitch } from "./theme-switch";

/* What the footer of the mall and that of a dealer's shop have in common. */

export function FooterCategories() {
  const { i18n, t } = useLingui();
  return (
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
  );
}

/** Orders, bag and the door; `lists` stand after the orders, `more` at the end. */
export function FooterAccount({ lists, more }: { lists?: ReactNode; more?: ReactNode }) {
  const { t } = useLingui();
  const { status } = useSession();
  return (
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
        {lists}
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
        {more}
      </ul>
    </nav>
  );
}

export function FooterSwitches() {
  return (
    <div>
      <h2 class="label">
        <Trans>Language</Trans>
      </h2>
      <LanguageSwitch />
      <ThemeSwitch />
    </div>
  );
}
