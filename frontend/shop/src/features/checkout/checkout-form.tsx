import "./sentences";
import { useCallback, useState } from "react";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { ApiProblem, currentLanguage, formatMoney, type Address, type Cart, type Money, type PaymentMethod, type PlaceOrder } from "@parure/shared";
import { addressOf, checkAddress } from "../addresses/address";
import { AddressPicker } from "../addresses/address-picker";
import { addAddress } from "../addresses/store";
import { leaveCart, readCart } from "../cart/store";
import { useSession } from "../shell/session";
import { useSubmission, valuesOf, type FieldErrors } from "../../ui/form";
import { sentenceOf } from "../../ui/problems";
import { destinationOf, firstChoice, picksUp, purchaseOf, withDestination, type Choice } from "./choice";
import { Contact } from "./contact";
import { InvoiceForm } from "./invoice";
import { invoiceOf, missingInInvoice } from "./invoice-values";
import { PaymentMethods } from "./payment-methods";
import { Note, Personal } from "./personal";
import { placeOrder } from "./place-order";
import { PriceChanged } from "./price-changed";
import { DeliveryWays, PickupPerson, Receiving } from "./receiving";
import { CheckoutSummary, Glance } from "./summary";
import { useQuote } from "./use-quote";

const required = msg`Please fill in this field`;

export function CheckoutForm({ cart }: { cart: Cart }) {
  const { i18n } = useLingui();
  const { status } = useSession();
  const [, navigate] = useLocation();
  const [choice, setChoice] = useState<Choice>(firstChoice);
  const [newTotal, setNewTotal] = useState<Money | null>(null);
  const quoting = useQuote(choice, cart, i18n.locale);
  const { quote } = quoting;
  const fetched = picksUp(choice);
  const choose = useCallback((part: Partial<Choice>) => setChoice((now) => ({ ...now, ...part })), []);
  const short = quote?.lines.some((line) => line.problem) ?? false;

  async function order(values: Record<string, string>, total: Money): Promise<void> {
    try {
      const placed = await placeOrder(orderOf(values, choice, total));
      if (values["save_address"] && status === "signed_in") await addAddress(addressOf(values), placed.order_id).catch(() => undefined); // the order stands, kept or not
      leaveCart();
      if (placed.payment.url) location.assign(placed.payment.url);
      else navigate(`/orders/${placed.order_id}`);
    } catch (error) {
      const changed = changedTotal(error);
      if (!changed) {
        if (error instanceof ApiProblem && error.code === "out_of_stock") await readCart();
        quoting.ask();
        throw error;
      }
      setNewTotal(changed);
    }
  }

  function check(values: Record<string, string>): FieldErrors {
    const missing = [...missingInInvoice(values)];
    if (status === "guest" && !values["email"]) missing.unshift("email");
    if (fetched) missing.push(...["name", "phone"].filter((name) => !values[name]));
    const wrong = fetched ? {} : checkAddress(values);
    return Object.fromEntries([...Object.entries(wrong), ...missing.map((name) => [name, required] as const)].map(([name, said]) => [name, i18n._(said)]));
  }

  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check,
    send: (values) => order(values, quote?.totals.total ?? cart.total),
  });
  const accepting = useAccepting(async () => {
    if (form.current && newTotal) await order(valuesOf(form.current), newTotal);
  });

  /** Ways and prices depend on where it goes. */
  const goesTo = useCallback((place: Partial<Address>) => setChoice((now) => withDestination(now, destinationOf(place))), []);

  const shown = problem ?? accepting.problem ?? quoting.problem;
  const total = quote?.totals.total ?? cart.total;
  return (
    <form ref={form} class="checkout" noValidate onSubmit={(event) => void onSubmit(event)}>
      <Glance cart={cart} quote={quote} />
      <div class="checkout-fields">
        <Contact errors={errors} />
        <Receiving choice={choice} quote={quote} onChoose={choose} />
        {fetched ? <PickupPerson errors={errors} /> : <AddressPicker errors={errors} onPlace={goesTo} />}
        <DeliveryWays choice={choice} quote={quote} onChoose={choose} />
        <Personal choice={choice} quote={quote} errors={errors} onChoose={choose} />
        <InvoiceForm errors={errors} />
        <Note />
        <PaymentMethods />
      </div>
      <div class="checkout-side">
        <CheckoutSummary cart={cart} choice={choice} quoting={quoting} onCoupon={(coupon) => choose({ coupon })} />
        <div class="checkout-act">
          <p class="checkout-act-total" aria-hidden="true">
            <span>
              <Trans>Total</Trans>
            </span>
            {formatMoney(total, i18n.locale)}
          </p>
          <button type="submit" class="button button-wide" aria-busy={busy} disabled={short || (!quote && quoting.busy)}>
            <Trans>Place order</Trans>
          </button>
          <p role="alert" class="form-problem">
            {shown && sentenceOf(shown, i18n)}
          </p>
        </div>
      </div>
      <PriceChanged
        was={total}
        now={newTotal}
        busy={accepting.busy}
        onAccept={() => void accepting.accept()}
        onClose={() => {
          setNewTotal(null);
          void readCart();
          quoting.ask();
        }}
      />
    </form>
  );
}

/** The form and the choices as one order. */
function orderOf(values: Record<string, string>, choice: Choice, total: Money): PlaceOrder {
  const { email, name, phone, note, gift_message: message } = values;
  const invoice = invoiceOf(values);
  const fetched = picksUp(choice);
  const contact = { ...(email ? { email } : {}), ...(fetched ? { name: name ?? "", phone: phone ?? "" } : {}) };
  return {
    ...purchaseOf(choice),
    gift: { wrap: choice.wrap, ...(choice.wrap && message ? { message } : {}) },
    expected_total: total,
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
    ...(fetched ? {} : { address: addressOf(values) }),
    ...(invoice ? { invoice } : {}),
    ...(note ? { note } : {}),
    payment_method: (values["payment_method"] ?? "card") as PaymentMethod,
    language: currentLanguage(),
  };
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
