import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { ApiProblem, currentLanguage, type Cart, type Money, type PaymentMethod } from "@parure/shared";
import { leaveCart, readCart } from "../cart/store";
import { useSubmission, valuesOf, type FieldErrors } from "../../ui/form";
import { sentenceOf } from "../../ui/problems";
import { addressOf, checkAddress } from "./address";
import { AddressForm } from "./address-form";
import { PaymentMethods } from "./payment-methods";
import { placeOrder } from "./place-order";
import { PriceChanged } from "./price-changed";
import { CheckoutSummary } from "./summary";

export function CheckoutForm({ cart }: { cart: Cart }) {
  const { i18n } = useLingui();
  const [, navigate] = useLocation();
  const [newTotal, setNewTotal] = useState<Money | null>(null);

  async function order(values: Record<string, string>, total: Money): Promise<void> {
    try {
      const placed = await placeOrder({
        address: addressOf(values),
        expected_total: total,
        payment_method: (values["payment_method"] ?? "card") as PaymentMethod,
        language: currentLanguage(),
      });
      leaveCart();
      if (placed.payment.url) location.assign(placed.payment.url);
      else navigate(`/orders/${placed.order_id}`);
    } catch (error) {
      const changed = changedTotal(error);
      if (!changed) throw error;
      setNewTotal(changed);
    }
  }

  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: (values) => sentences(checkAddress(values)),
    send: (values) => order(values, cart.total),
  });
  const accepting = useAccepting(async () => {
    if (form.current && newTotal) await order(valuesOf(form.current), newTotal);
  });

  function sentences(found: ReturnType<typeof checkAddress>): FieldErrors {
    return Object.fromEntries(Object.entries(found).map(([name, message]) => [name, i18n._(message)]));
  }

  const shown = problem ?? accepting.problem;
  return (
    <form ref={form} class="checkout" noValidate onSubmit={(event) => void onSubmit(event)}>
      <div class="checkout-fields">
        <AddressForm errors={errors} />
        <PaymentMethods />
      </div>
      <CheckoutSummary cart={cart}>
        <button type="submit" class="button button-wide" aria-busy={busy}>
          <Trans>Place order</Trans>
        </button>
        <p role="alert" class="form-problem">
          {shown && sentenceOf(shown, i18n)}
        </p>
      </CheckoutSummary>
      <PriceChanged
        was={cart.total}
        now={newTotal}
        busy={accepting.busy}
        onAccept={() => void accepting.accept()}
        onClose={() => {
          setNewTotal(null);
          void readCart();
        }}
      />
    </form>
  );
}

/** The new total of a refusal that says the price has changed. */
function changedTotal(error: unknown): Money | null {
  if (!(error instanceof ApiProblem) || error.code !== "price_changed") return null;
  const total = error.body["total"] as Money | undefined;
  return typeof total?.amount === "number" ? total : null;
}

function useAccepting(send: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function accept(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await send();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, accept };
}
