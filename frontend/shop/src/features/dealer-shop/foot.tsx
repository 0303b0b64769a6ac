import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "wouter";
import { categoryNames } from "../catalog/names";
import { LanguageSwitch } from "../shell/language-switch";
import { SignOutButton } from "../shell/mobile-menu";
import { shownCategories } from "../shell/navigation";
import { useSession } from "../shell/session";
import { ThemeSwitch } from "../shell/theme-switch";
import { ContactLines } from "./contact";
import { entered, said } from "./front";

function FootCategories() {
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

/** The mall's footer in the shop's own words; the mall itself stands in its last line. */
export function ShopFoot() {
  const { t } = useLingui();
  const { status } = useSession();
  const front = entered.front;
  // At the beginning of the shop its contact stands right above.
  const atHome = useLocation()[0] === "/";
  return (
    <footer class="footer">
      <div class="footer-row">
        <div class="footer-house">
          <p class="shop-foot-name">{front ? said(front.name) : "Parure"}</p>
          {front?.tagline && <p class="footer-line">{said(front.tagline)}</p>}
          <p class="footer-line">
            <Trans>
              A shop on{" "}
              <a href="/" class="text-link">
                Parure 珠联
              </a>
              : made by its makers, delivered insured, returned within seven days.
            </Trans>
          </p>
        </div>
        {atHome || !front ? <FootCategories /> : <ContactLines contact={front.contact} />}
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
