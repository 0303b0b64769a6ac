import { useEffect } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "wouter";
import { announce } from "../../ui/announcer";
import { CloseIcon } from "../../ui/icons";
import { Picture } from "../../ui/picture";
import { dismissAdded, useCart } from "./store";

const SHOWN_MS = 6_000;

/** A short word under the bag that the piece is in it; it leaves by itself and takes no focus. */
export function AddedNotice() {
  const { t } = useLingui();
  const { added } = useCart();
  const [pathname] = useLocation();

  useEffect(() => {
    if (!added) return;
    announce(t`Added to your bag: ${added.title}`);
    const timer = setTimeout(dismissAdded, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [added]);
  useEffect(dismissAdded, [pathname]);

  if (!added) return null;
  return (
    <aside class="added" aria-label={t`Added to your bag`}>
      <Picture picture={added.image} alt="" />
      <div class="added-text">
        <p class="label">
          <Trans>Added to your bag</Trans>
        </p>
        <p class="added-title">{added.title}</p>
        <Link href="/cart" class="text-link">
          <Trans>View bag</Trans>
        </Link>
      </div>
      <button type="button" class="icon-button" aria-label={t`Close`} onClick={dismissAdded}>
        <CloseIcon />
      </button>
    </aside>
  );
}
