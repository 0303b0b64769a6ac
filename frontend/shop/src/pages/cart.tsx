import "../features/cart/cart.css";
import { useEffect } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { CartLines } from "../features/cart/cart-lines";
import { readCart, useCart } from "../features/cart/store";
import { Totals } from "../features/checkout/summary";
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
      <StateNotice title={<Trans>Your bag is empty</Trans>} action={<ShopLink />}>
        <Trans>What you choose waits for you here.</Trans>
      </StateNotice>
    );
  }
  const blocked = cart?.lines.some((line) => line.problem === "out_of_stock" || line.problem === "unavailable") ?? false;
  return (
    <div class="page">
      <h1 class="page-title">
        <Trans>Shopping bag</Trans>
      </h1>
      {!cart && <LineSkeleton />}
      {cart && (
        <div class="cart">
          <CartLines lines={cart.lines} />
          <section class="summary" aria-label={t`Total`}>
            <Totals total={cart.total} />
            {blocked ? (
              <>
                <button type="button" class="button button-wide" disabled>
                  <Trans>Checkout</Trans>
                </button>
                <p class="form-problem">
                  <Trans>Please remove what is no longer available first.</Trans>
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
        </div>
      )}
    </div>
  );
}
