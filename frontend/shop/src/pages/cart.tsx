import "../features/cart/cart.css";
import { useEffect } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import type { Cart } from "@parure/shared";
import { BagNews } from "../features/cart/bag-news";
import { CartLines } from "../features/cart/cart-lines";
import { SavedLines } from "../features/cart/saved-lines";
import { readCart, useCart } from "../features/cart/store";
import { BagTotal } from "../features/checkout/bag-total";
import { LineSkeleton } from "../ui/skeleton";
import { ErrorState, ShopLink, StateNotice } from "../ui/states";
import { usePageTitle } from "../ui/title";

export default function CartPage() {
  const { t, i18n } = useLingui();
  const { cart, problem } = useCart();
  usePageTitle(t`Shopping bag`);
  useEffect(() => void readCart(), [i18n.locale]);

  if (!cart && problem) return <ErrorState problem={problem} onRetry={() => void readCart()} />;
  if (cart && cart.lines.length === 0) {
    return (
      <>
        <StateNotice title={<Trans>Your bag is empty</Trans>} action={<ShopLink />}>
          <Trans>What you choose waits for you here.</Trans>
        </StateNotice>
        {cart.saved.length > 0 && (
          <div class="page page-narrow">
            <SavedLines lines={cart.saved} />
          </div>
        )}
      </>
    );
  }
  return (
    <div class="page">
      <h1 class="page-title">
        <Trans>Shopping bag</Trans>
      </h1>
      {!cart && <LineSkeleton />}
      {cart && (
        <>
          <BagNews cart={cart} />
          <div class="cart">
            <section aria-labelledby="bag-lines">
              <h2 class="sr-only" id="bag-lines">
                <Trans>In your bag</Trans>
              </h2>
              <CartLines lines={cart.lines} />
            </section>
            <Summary cart={cart} />
            {cart.saved.length > 0 && <SavedLines lines={cart.saved} />}
          </div>
        </>
      )}
    </div>
  );
}

function Summary({ cart }: { cart: Cart }) {
  const { t } = useLingui();
  const blocked = cart.lines.some((line) => line.problem === "out_of_stock" || line.problem === "unavailable");
  return (
    <section class="summary" aria-label={t`Total`}>
      <BagTotal total={cart.total} />
      {blocked ? (
        <>
          <button type="button" class="button button-wide" disabled>
            <Trans>Checkout</Trans>
          </button>
          <p class="form-problem">
            <Trans>Please remove what is no longer available, or save it for later.</Trans>
          </p>
        </>
      ) : (
        <Link href="/checkout" class="button button-wide">
          <Trans>Checkout</Trans>
        </Link>
      )}
      <Link href="/shop" class="text-link cart-on">
        <Trans>Continue shopping</Trans>
      </Link>
    </section>
  );
}
