import type { ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { session } from "@parure/shared";
import { categoryNames } from "../catalog/names";
import { leaveCart } from "../cart/store";
import { Dialog } from "../../ui/dialog";
import { LanguageSwitch } from "./language-switch";
import { shownCategories } from "./navigation";
import { useMarks } from "../wishlist/store";
import { useWishLabel } from "../wishlist/wish-link";
import { useSession } from "./session";
import { ThemeSwitch } from "./theme-switch";

export function MobileMenu({ open, onClose, title }: { open: boolean; onClose: () => void; title: ReactNode }) {
  const { i18n, t } = useLingui();
  const { status } = useSession();
  const { notices } = useMarks();
  const wishLabel = useWishLabel();
  return (
    <Dialog title={title} open={open} onClose={onClose} kind="side">
      <nav aria-label={t`Categories`}>
        <ul class="menu-list">
          <li>
            <Link href="/shop" class="menu-link" onClick={onClose}>
              <Trans>All pieces</Trans>
            </Link>
          </li>
          {shownCategories().map((name) => (
            <li key={name}>
              <Link href={`/shop?category=${name}`} class="menu-link" onClick={onClose}>
                {i18n._(categoryNames[name])}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div class="menu-foot">
        <Link href="/wishlist" class="text-button" aria-label={wishLabel} onClick={onClose}>
          <Trans>Wish list</Trans>
          {notices > 0 && <span class="menu-dot" aria-hidden="true" />}
        </Link>
        {status === "signed_in" ? (
          <>
            <Link href="/orders" class="text-button" onClick={onClose}>
              <Trans>My orders</Trans>
            </Link>
            <Link href="/addresses" class="text-button" onClick={onClose}>
              <Trans>Address book</Trans>
            </Link>
            <SignOutButton />
          </>
        ) : (
          <Link href="/sign-in" class="text-button" onClick={onClose}>
            <Trans>Sign in</Trans>
          </Link>
        )}
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </Dialog>
  );
}

export function SignOutButton() {
  return (
    <button type="button" class="text-button" onClick={() => void session.signOut().catch(() => undefined).then(leaveCart)}>
      <Trans>Sign out</Trans>
    </button>
  );
}
