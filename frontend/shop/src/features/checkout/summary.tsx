import { useState, type ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { formatMoney, type Cart, type CartLine, type Quote, type QuotedLine } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { Price } from "../../ui/money";
import { Picture } from "../../ui/picture";
import { sentenceOf } from "../../ui/problems";
import { asProblem } from "../../ui/remote";
import { LineOptions } from "../cart/cart-lines";
import { removeLine, setQuantity } from "../cart/store";
import type { Choice } from "./choice";
import { CouponField } from "./coupon";
import { Totals } from "./totals";
import type { Quoting } from "./use-quote";

interface Props {
  cart: Cart;
  choice: Choice;
  quoting: Quoting;
  onCoupon: (code: string | null) => void;
  children?: ReactNode;
}

/** What is being bought and what it costs in all; what cannot be bought is put right here, without going back. */
export function CheckoutSummary({ cart, choice, quoting: { quote, busy }, onCoupon, children }: Props) {
  const quoted = new Map(quote?.lines.map((line) => [line.sku, line]));
  return (
    <section class="summary" aria-labelledby="summary-title">
      <h2 class="form-title" id="summary-title">
        <Trans>Your order</Trans>
      </h2>
      <SummaryLines cart={cart} quoted={quoted} />
      <CouponField code={choice.coupon} answer={quote?.coupon} busy={busy} onChoose={onCoupon} />
      <div class="summary-totals" aria-busy={busy} aria-live="polite">
        {quote ? <Totals totals={quote.totals} /> : <WaitingTotals />}
      </div>
      {children}
    </section>
  );
}

/** On a phone the pieces stand folded at the top: who orders knows what and for how much before filling anything in. */
export function Glance({ cart, quote }: { cart: Cart; quote: Quote | null }) {
  const { i18n } = useLingui();
  return (
    <details class="glance">
      <summary>
        <span>
          <Trans>Your order ({cart.count})</Trans>
        </span>
        <span class="glance-total">{formatMoney(quote?.totals.total ?? cart.total, i18n.locale)}</span>
      </summary>
      <SummaryLines cart={cart} quoted={new Map(quote?.lines.map((line) => [line.sku, line]))} />
    </details>
  );
}

function SummaryLines({ cart, quoted }: { cart: Cart; quoted: Map<string, QuotedLine> }) {
  return (
    <ul class="summary-lines">
      {cart.lines.map((line) => (
        <SummaryLine key={line.sku} line={line} quoted={quoted.get(line.sku)} />
      ))}
    </ul>
  );
}

function SummaryLine({ line, quoted }: { line: CartLine; quoted: QuotedLine | undefined }) {
  const engraving = quoted?.line?.engraving;
  return (
    <li class="summary-line">
      <Picture picture={line.image} alt="" />
      <div>
        <p class="summary-name">{line.title}</p>
        <LineOptions options={line.options} />
        {line.quantity > 1 && <p class="line-options">× {line.quantity}</p>}
        {engraving && (
          <p class="line-options">
            <Trans>Engraved:</Trans> <span class={`font-${engraving.font}`}>{engraving.text}</span>
          </p>
        )}
        {quoted?.problem && <Remedy line={line} quoted={quoted} />}
      </div>
      {!quoted?.problem && <Price money={quoted?.line?.line_total ?? line.line_total} />}
    </li>
  );
}

/** A piece of which there is not enough: take what is left, or do without it. The bag keeps everything else. */
function Remedy({ line, quoted }: { line: CartLine; quoted: QuotedLine }) {
  const { t, i18n } = useLingui();
  const [problem, setProblem] = useState<string | null>(null);
  const left = quoted.problem === "out_of_stock" ? quoted.available : 0;

  async function act(change: () => Promise<void>): Promise<void> {
    try {
      await change();
      announce(t`Your order has changed`);
    } catch (error) {
      setProblem(sentenceOf(asProblem(error), i18n));
    }
  }

  return (
    <div class="remedy">
      <p class="line-problem">{left > 0 ? <Trans>Only {left} left</Trans> : <Trans>No longer available</Trans>}</p>
      <div class="remedy-acts">
        {left > 0 && (
          <button type="button" class="text-button" aria-label={t`Take ${left}: ${line.title}`} onClick={() => void act(() => setQuantity(line.sku, left))}>
            <Trans>Take {left}</Trans>
          </button>
        )}
        <button type="button" class="text-button" aria-label={t`Order without it: ${line.title}`} onClick={() => void act(() => removeLine(line.sku))}>
          <Trans>Order without it</Trans>
        </button>
      </div>
      <p role="alert" class="form-problem">
        {problem}
      </p>
    </div>
  );
}

function WaitingTotals() {
  return (
    <div class="totals" aria-hidden="true">
      {[0, 1, 2].map((index) => (
        <span key={index} class="skeleton skeleton-line" />
      ))}
    </div>
  );
}
