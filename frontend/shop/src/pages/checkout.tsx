import "../features/cart/cart.css";
import "../features/checkout/checkout.css";
import { useEffect } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { readCart, useCart } from "../features/cart/store";
import { CheckoutForm } from "../features/checkout/checkout-form";
import { useSession } from "../features/shell/session";
import { LineSkeleton } from "../ui/skeleton";
import { ErrorState, ShopLink, StateNotice } from "../ui/states";
import { usePageTitle } from "../ui/title";

/** One page, with an account or without. */
export default function CheckoutPage() {
  const { t, i18n } = useLingui();
  const { status } = useSession();
  const { cart, problem } = useCart();
  usePageTitle(t({ message: "Checkout", context: "title of the page" }));
  useEffect(() => {
    if (status !== "starting") void readCart();
  }, [status, i18n.locale]);

  if (!cart && problem) return <ErrorState problem={problem} onRetry={() => void readCart()} />;
  if (cart && cart.lines.length === 0) return <StateNotice title={<Trans>Your bag is empty</Trans>} action={<ShopLink />} />;
  return (
    <div class="page">
      <h1 class="page-title">
        <Trans context="title of the page">Checkout</Trans>
      </h1>
      {cart && status !== "starting" ? <CheckoutForm cart={cart} /> : <LineSkeleton lines={5} />}
    </div>
  );
}
